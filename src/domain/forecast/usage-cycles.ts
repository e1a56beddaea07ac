import { type Instant, secondMs, toleranceMs } from '../time/instant';

/** One reading of one window, as compact as a forecast needs it. */
export interface UsageReading {
  readonly at: Instant;
  readonly usedPercent: number;
  /** When the page says the window ends; slides with the clock while it has not started. */
  readonly resetsAt: Instant;
  /** Length of the window. */
  readonly seconds: number;
}

/** One run of a window as far as it was seen. */
export interface UsageCycle {
  readonly startAt: Instant;
  readonly endAt: Instant;
  /** When it really ended: earlier than `endAt` if a reset cut it short. */
  readonly closedAt: Instant;
  readonly seconds: number;
  /** Oldest first, never falling. */
  readonly readings: readonly UsageReading[];
}

/** Two statements of one end may differ by this much (the server's own histories state 300 s), or 1 % of a short window. */
const sameEndMs = 300_000;

/**
 * Sorts the readings of one window length into cycles, oldest first. Readings of a window that has not started open none.
 * A later end with lower use is a new cycle, however early; a fall with the same end is a correction and starts anew.
 */
export function usageCycles(readings: readonly UsageReading[]): readonly UsageCycle[] {
  const groups: UsageReading[][] = [];
  for (const reading of withoutFlaps(readings.toSorted((a, b) => a.at - b.at))) {
    if (isUnstarted(reading) || reading.at >= reading.resetsAt + toleranceMs) continue;
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && continues(last, reading)) group.push(reading);
    else groups.push([reading]);
  }
  return groups.map((group, index) => cycleOf(group, groups[index + 1]?.[0]));
}

/** Whether a reading is of a window that has not started: its end is one length ahead, and next to nothing is used. */
export function isUnstarted({ at, resetsAt, seconds, usedPercent }: UsageReading): boolean {
  return usedPercent <= 1 && Math.abs(resetsAt - seconds * secondMs - at) <= toleranceMs;
}

/** Whether a reset ended it before its time; ends are stated minutes apart. */
export function isCutShort({ closedAt, endAt, seconds }: UsageCycle): boolean {
  return closedAt < endAt - endTolerance(seconds);
}

/** A refill that keeps the date makes two cycles with one end: a moment belongs to the one that was running. */
export function isRunningAt({ readings, closedAt }: UsageCycle, at: Instant): boolean {
  return at < closedAt && (readings[0]?.at ?? at) <= at;
}

function endTolerance(seconds: number): number {
  return Math.min(sameEndMs, seconds * 10);
}

function continues(last: UsageReading, next: UsageReading): boolean {
  if (last.seconds !== next.seconds || next.at >= last.resetsAt + toleranceMs) return false;
  const moved = Math.abs(next.resetsAt - last.resetsAt) > endTolerance(next.seconds);
  // One point less is rounding.
  if (next.usedPercent < last.usedPercent - 1) return false;
  if (!moved) return true;
  // An end that moves while use goes on is corrected, unless the new window began after the last reading.
  const began = next.resetsAt - next.seconds * secondMs;
  return next.usedPercent >= last.usedPercent && began < last.at - toleranceMs;
}

/** Drops a reading that falls and is taken back by the next one: seen when the server answered from an older state. */
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
  const next = following ? Math.min(following.at, following.resetsAt - following.seconds * secondMs) : endAt;
  let most = 0;
  const readings = group.map((reading) => {
    most = Math.max(most, Math.min(100, reading.usedPercent));
    return { ...reading, usedPercent: most };
  });
  return {
    startAt: endAt - last.seconds * secondMs,
    endAt,
    closedAt: Math.max(last.at, Math.min(endAt, next)),
    seconds: last.seconds,
    readings,
  };
}
