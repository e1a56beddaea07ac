// What two consecutive readings of one window, on one plan, say about what happened in between.
import { type Instant, minuteMs, secondMs, toleranceMs } from '../time/instant';
import { isIdle } from './window-phase';

export interface Point {
  readonly at: Instant;
  readonly usedPercent: number;
  readonly resetsAt: Instant;
}

export type Comparison =
  /** Normal use, jitter, an idle window sliding, or the first use of one. */
  | 'same'
  /** Says nothing that can be believed: it starts in the future, or it is an older window than the one known. */
  | 'unusable'
  /** The announced end passed and a new cycle followed. */
  | 'ended'
  /** Use fell and the window began anew before its end. */
  | 'restarted'
  /** Use fell by at least 2 points while the end stayed. */
  | 'fell'
  /** The end moved although use did not fall. */
  | 'moved';

/** Falls smaller than this are rounding. */
const fallPercent = 2 - 1e-9;
/** The server's own history states its boundaries to within 300 s. */
const boundaryMs = 5 * minuteMs;

/**
 * What happened to one window of `seconds` between two readings. With S = end − length: a new start between the readings
 * (± τ) means the window began anew; an end that passed first means it ended by itself.
 */
export function compareReadings(last: Point, next: Point, seconds: number): Comparison {
  const lengthMs = seconds * secondMs;
  const start = next.resetsAt - lengthMs;
  if (start > next.at + toleranceMs && next.usedPercent > 1) return 'unusable';

  const endMoved = Math.abs(next.resetsAt - last.resetsAt) > toleranceMs;
  if (isIdle(last.usedPercent, last.resetsAt, seconds, last.at)) return fromUnstarted(last, next, endMoved);
  if (!endMoved) return afterKeptEnd(last, next);
  if (next.resetsAt < Math.min(last.resetsAt, next.at - toleranceMs)) return 'unusable';
  if (start > next.at + toleranceMs) return 'unusable';
  return afterMovedEnd(last, next, start);
}

function fromUnstarted(last: Point, next: Point, endMoved: boolean): Comparison {
  // An older window than the idle one that was already seen: a stale answer.
  return endMoved && next.resetsAt < last.resetsAt && next.resetsAt < next.at - toleranceMs ? 'unusable' : 'same';
}

function afterKeptEnd(last: Point, next: Point): Comparison {
  if (last.usedPercent - next.usedPercent < fallPercent) return 'same';
  // The end has passed and the next one is not announced yet: the answer in between describes neither cycle.
  return next.at >= last.resetsAt - toleranceMs ? 'unusable' : 'fell';
}

function afterMovedEnd(last: Point, next: Point, start: Instant): Comparison {
  const passed = next.at >= last.resetsAt - toleranceMs && next.resetsAt > last.resetsAt;
  const isNew = start >= last.at - toleranceMs;
  // Idle at the floor: whether it began anew cannot be told, and nothing was lost or gained.
  if (last.usedPercent <= 1 && isNew) return passed && hasRun(last, next) ? 'ended' : 'same';
  if (passed && start >= last.resetsAt - boundaryMs) return 'ended';
  return isNew ? afterNewStart(last, next) : afterShiftedEnd(last, next, passed);
}

function afterNewStart(last: Point, next: Point): Comparison {
  const fall = last.usedPercent - next.usedPercent;
  return fall >= fallPercent || (fall > 0 && next.usedPercent <= 1) ? 'restarted' : 'moved';
}

/** The end moved, and not because a new window began between the readings. */
function afterShiftedEnd(last: Point, next: Point, passed: boolean): Comparison {
  const fall = last.usedPercent - next.usedPercent;
  if (passed && fall > 0) return 'ended';
  if (fall < fallPercent) return 'moved';
  return next.usedPercent <= 1 ? 'restarted' : 'fell';
}

function hasRun(last: Point, next: Point): boolean {
  return last.usedPercent > 0 && next.usedPercent !== last.usedPercent;
}
