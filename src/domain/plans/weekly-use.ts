// Percent of the weekly window used in each whole week of the history, resets and refills included.
import type { UsageReading } from '../forecast/usage-readings';
import { type Instant, secondMs, toleranceMs, weekMs } from '../time/instant';

/**
 * Points of the window used in each of the last whole weeks that were watched, oldest first; more than 100 where it was
 * reset in between. A window of another length counts in its own points per week. Use between the last reading of a cycle
 * and its end is not seen, so each value is a lower bound.
 */
export function weeklyUse(readings: readonly UsageReading[], now: Instant): readonly number[] {
  const sorted = readings.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
  const first = sorted[0];
  if (!first) return [];
  const count = Math.floor((now - first.at) / weekMs);
  const weeks = Array.from({ length: count }, () => ({ points: 0, seen: false }));
  for (const [index, reading] of sorted.entries()) {
    const week = weeks[count - 1 - Math.floor((now - reading.at) / weekMs)];
    if (!week) continue;
    week.seen = true;
    week.points += growth(sorted[index - 1], reading);
  }
  return weeks.filter(({ seen }) => seen).map(({ points }) => points);
}

/** Points used since the reading before; all of them where a new cycle began in between. */
function growth(before: UsageReading | undefined, reading: UsageReading): number {
  if (!before) return 0;
  const startAt = reading.resetsAt - reading.seconds * secondMs;
  const isNew = startAt > before.at + toleranceMs || reading.usedPercent < before.usedPercent - 1;
  return isNew ? reading.usedPercent : Math.max(0, reading.usedPercent - before.usedPercent);
}
