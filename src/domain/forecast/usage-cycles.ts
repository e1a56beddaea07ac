// Groups the readings of one window into cycles.

import { type Instant, secondMs, toleranceMs } from '../time/instant';
import { isUnstartedReading, type UsageReading } from './usage-readings';

/** One cycle of a window, as far as it was observed. */
export interface UsageCycle {
  readonly startAt: Instant;
  readonly endAt: Instant;
  /** When it really ended: earlier than `endAt` if a reset cut it short. */
  readonly closedAt: Instant;
  readonly seconds: number;
  /** Oldest first; use never falls. */
  readonly readings: readonly UsageReading[];
}

/** Two statements of one end may differ by this much (the server's own histories state 300 s), or 1 % of a short window. */
const sameEndMs = 300_000;

/**
 * The cycles in the readings of one window, oldest first. Readings of an unstarted window belong to none. A later end with
 * lower use begins a new cycle, however early. So does lower use with the same end, which is a correction or a refill.
 */
export function usageCycles(readings: readonly UsageReading[]): readonly UsageCycle[] {
  const groups: UsageReading[][] = [];
  for (const reading of withoutFlaps(readings.toSorted((a, b) => a.at - b.at))) {
    if (isUnstartedReading(reading) || reading.at >= reading.resetsAt + toleranceMs) continue;
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && isSameCycle(last, reading)) group.push(reading);
    else groups.push([reading]);
  }
  return groups.map((group, index) => cycleOf(group, groups[index + 1]?.[0]));
}

/** Whether a reset ended the cycle early, by more than ends of one cycle may differ. */
export function isCutShort({ closedAt, endAt, seconds }: UsageCycle): boolean {
  return closedAt < endAt - endTolerance(seconds);
}

/** Whether the cycle was running at an instant. A refill that keeps the date makes two cycles with one end. */
export function isRunningAt({ readings, closedAt }: UsageCycle, at: Instant): boolean {
  return at < closedAt && (readings[0]?.at ?? at) <= at;
}

function endTolerance(seconds: number): number {
  return Math.min(sameEndMs, seconds * 10);
}

function isSameCycle(last: UsageReading, next: UsageReading): boolean {
  if (last.seconds !== next.seconds || next.at >= last.resetsAt + toleranceMs) return false;
  const hasMoved = Math.abs(next.resetsAt - last.resetsAt) > endTolerance(next.seconds);
  // A fall of one point is rounding.
  if (next.usedPercent < last.usedPercent - 1) return false;
  if (!hasMoved) return true;
  // The end moved while use went on: a correction, unless the newly stated window began after the last reading.
  const startAt = next.resetsAt - next.seconds * secondMs;
  return next.usedPercent >= last.usedPercent && startAt < last.at - toleranceMs;
}

/** Drops a reading that falls and that the next reading takes back: the server answered from an older state. */
function withoutFlaps(sorted: readonly UsageReading[]): readonly UsageReading[] {
  return sorted.filter((reading, index) => {
    const [before, after] = [sorted[index - 1], sorted[index + 1]];
    if (!before || !after || reading.usedPercent >= before.usedPercent - 1) return true;
    return after.usedPercent < before.usedPercent || Math.abs(after.resetsAt - before.resetsAt) > sameEndMs;
  });
}

function cycleOf(group: readonly UsageReading[], following: UsageReading | undefined): UsageCycle {
  const last = group.at(-1) as UsageReading;
  const endAt = last.resetsAt;
  const nextStart = following ? Math.min(following.at, following.resetsAt - following.seconds * secondMs) : endAt;
  let highest = 0;
  const readings = group.map((reading) => {
    highest = Math.max(highest, Math.min(100, reading.usedPercent));
    return { ...reading, usedPercent: highest };
  });
  return {
    startAt: endAt - last.seconds * secondMs,
    endAt,
    closedAt: Math.max(last.at, Math.min(endAt, nextStart)),
    seconds: last.seconds,
    readings,
  };
}
