// What two consecutive readings of one window, on one plan, say about what happened between them.
import { type Instant, minuteMs, toleranceMs } from '../time/instant';
import type { LimitWindow } from './limit-window';
import { idlePercent, isUnstarted, startOf } from './window-phase';
import type { Reading } from './window-state';

/** A reading without the observation it came in. */
type Point = Omit<Reading, 'id'>;

/** A change that is shown at once and can be undone. Each is explained in `fold/explain/window-changes.ts`. */
export type ChangeOfReading =
  /** Use fell, and a new cycle began before the announced end. */
  | 'restarted'
  /** Use fell by at least 2 points while the end stayed. */
  | 'fell'
  /** The end moved, and use did not fall. */
  | 'moved';

export type Comparison =
  /** Normal use, jitter, an idle window sliding, or the first use of one. */
  | 'same'
  /** Cannot be believed: its start lies in the future, or it describes an older window than the one known. */
  | 'unusable'
  /** The announced end passed and a new cycle began. */
  | 'ended'
  | ChangeOfReading;

/** Falls smaller than this are rounding. */
const fallPercent = 2 - 1e-9;
/** How exact the server's own history is about boundaries: 300 s. */
const boundaryMs = 5 * minuteMs;

/**
 * Compares two readings of one window, the older first. The start of a cycle is its end minus the length. A start
 * between the two readings (± `toleranceMs`) means that a new cycle began; if the old end passed before, it ended by
 * itself.
 */
export function compareReadings(last: Point, next: Point, window: LimitWindow): Comparison {
  const start = startOf(next, window.seconds);
  if (start > next.at + toleranceMs && next.usedPercent > idlePercent(window.limit)) return 'unusable';

  const endMoved = Math.abs(next.resetsAt - last.resetsAt) > toleranceMs;
  if (isUnstarted(last, window)) return fromUnstarted(last, next, endMoved);
  if (!endMoved) return afterKeptEnd(last, next);
  if (next.resetsAt < Math.min(last.resetsAt, next.at - toleranceMs)) return 'unusable';
  if (start > next.at + toleranceMs) return 'unusable';
  return afterMovedEnd(last, next, start);
}

function fromUnstarted(last: Point, next: Point, endMoved: boolean): Comparison {
  // It ended before the unstarted one was seen: a stale answer.
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
  // At the idle floor a new start cannot be distinguished from the old one, and nothing was lost or gained.
  if (last.usedPercent <= 1 && isNew) return passed && hasRun(last, next) ? 'ended' : 'same';
  if (passed && start >= last.resetsAt - boundaryMs) return 'ended';
  return isNew ? afterNewStart(last, next) : afterShiftedEnd(last, next, passed);
}

function afterNewStart(last: Point, next: Point): Comparison {
  const fall = last.usedPercent - next.usedPercent;
  return fall >= fallPercent || (fall > 0 && next.usedPercent <= 1) ? 'restarted' : 'moved';
}

/** The end moved, and no new cycle began between the readings. */
function afterShiftedEnd(last: Point, next: Point, passed: boolean): Comparison {
  const fall = last.usedPercent - next.usedPercent;
  if (passed && fall > 0) return 'ended';
  if (fall < fallPercent) return 'moved';
  return next.usedPercent <= 1 ? 'restarted' : 'fell';
}

function hasRun(last: Point, next: Point): boolean {
  return last.usedPercent > 0 && next.usedPercent !== last.usedPercent;
}
