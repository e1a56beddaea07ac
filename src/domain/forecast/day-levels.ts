// Days around the weekly rhythm: some are idle, some are long, and one often follows its like.
import type { HourlyUsage } from './hours-from-steps';

/** One day against what the rhythm expects, over the hours that taught something. */
export interface DayTotal {
  readonly got: number;
  readonly expected: number;
  /** Days before the newest one, which is age 0 and may be incomplete. */
  readonly age: number;
}

/** Totals by day, oldest first. A day begins at hour `dayStart`. */
export function dayTotals(
  { used: got, observed: seen }: HourlyUsage,
  perHour: ArrayLike<number>,
  dayStart: number,
): readonly DayTotal[] {
  const days: { got: number; expected: number; age: number }[] = [];
  const last = Math.floor((got.length - dayStart) / 24);
  for (let hour = 0; hour < got.length; hour++) {
    const age = last - Math.floor((hour - dayStart) / 24);
    if (days.at(-1)?.age !== age) days.push({ got: 0, expected: 0, age });
    const day = days.at(-1);
    if (!day) continue;
    day.got += got[hour] ?? 0;
    day.expected += (seen[hour] ?? 0) * (perHour[hour % 168] ?? 0);
  }
  return days;
}

export interface LevelTuning {
  readonly count: number;
  readonly priorDays: number;
  readonly halfLifeDays: number;
  /** How many times further from 1 than the group means are; 1 unless stated. */
  readonly stretch?: number;
}

/**
 * Multipliers of `count` equally likely kinds of day, ascending, mean 1: the means of the quantile groups of
 * day ÷ expectation, pulled to 1 by `priorDays` while few days are known.
 */
export function dayLevels(
  days: readonly DayTotal[],
  { count, priorDays, halfLifeDays, stretch = 1 }: LevelTuning,
): Float64Array {
  const typical = days.reduce((sum, day) => sum + day.expected, 0) / Math.max(1, days.length);
  const known = days
    .filter((day) => day.age > 0 && day.expected > 0 && day.expected > 0.3 * typical)
    .map((day) => ({ ratio: day.got / day.expected, weight: day.expected * 0.5 ** (day.age / halfLifeDays) }))
    .sort((a, b) => a.ratio - b.ratio);
  const means = quantileMeans(known, count);
  const mean = means.reduce((sum, value) => sum + value, 0) / count;
  const trust = known.length / (known.length + priorDays);
  const apart = means.map((value) => (mean > 0 ? Math.max(0, 1 + stretch * trust * (value / mean - 1)) : 1));
  // Nobody wants less than nothing: what is cut off below is taken from all.
  const raised = apart.reduce((sum, value) => sum + value, 0) / count;
  return apart.map((value) => value / raised);
}

/** Means of `count` groups of equal weight; the values come sorted. */
function quantileMeans(sorted: readonly { ratio: number; weight: number }[], count: number): Float64Array {
  const share = sorted.reduce((sum, { weight }) => sum + weight, 0) / count;
  const sums = new Float64Array(count);
  let passed = 0;
  for (const { ratio, weight } of sorted) {
    const from = passed / share;
    passed += weight;
    for (let group = Math.floor(from); group < count; group++) {
      const overlap = Math.min(passed / share, group + 1) - Math.max(from, group);
      if (overlap <= 0) break;
      sums[group] = (sums[group] ?? 0) + overlap * ratio;
    }
  }
  return sums;
}

/** Correlation of a day's surprise with the next day's, 0–0.9, believed as far as there are pairs of days. */
export function dayPersistence(days: readonly DayTotal[]): number {
  let together = 0;
  let alone = 0;
  let pairs = 0;
  days.forEach((day, index) => {
    const before = days[index - 1];
    if (!before || day.age === 0 || before.expected <= 0 || day.expected <= 0) return;
    const weight = Math.min(before.expected, day.expected);
    const x = surprise(before);
    const y = surprise(day);
    together += weight * x * y;
    alone += (weight * (x * x + y * y)) / 2;
    pairs++;
  });
  if (alone <= 0) return 0;
  return Math.min(0.9, Math.max(0, (together / alone) * (pairs / (pairs + 8))));
}

function surprise({ got, expected }: DayTotal): number {
  return Math.min(3, got / expected) - 1;
}
