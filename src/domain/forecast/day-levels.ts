// Days differ from the weekly profile: some are idle, some are long, and a day often resembles the one before. The planner
// models this as a Markov chain over a few equally likely kinds of day, each a level: a multiple of the profile.

import type { HourlyUsage } from './hourly-usage';

/** One day's use against what the profile expects of its observed hours. */
export interface DayTotal {
  readonly used: number;
  readonly expected: number;
  /** In days; the newest day is 0 and may be incomplete. */
  readonly age: number;
}

/** Totals by day, oldest first. A day begins at hour `dayStart` of local time. */
export function dayTotals(
  { used, observed }: HourlyUsage,
  perHour: ArrayLike<number>,
  dayStart: number,
): readonly DayTotal[] {
  const days: { used: number; expected: number; age: number }[] = [];
  const newest = Math.floor((used.length - dayStart) / 24);
  for (let hour = 0; hour < used.length; hour++) {
    const age = newest - Math.floor((hour - dayStart) / 24);
    if (days.at(-1)?.age !== age) days.push({ used: 0, expected: 0, age });
    const day = days.at(-1);
    if (!day) continue;
    day.used += used[hour] ?? 0;
    day.expected += (observed[hour] ?? 0) * (perHour[hour % 168] ?? 0);
  }
  return days;
}

export interface LevelTuning {
  /** Number of levels. */
  readonly count: number;
  /** Weight of the prior, in which all levels are 1, in days. */
  readonly priorDays: number;
  readonly halfLifeDays: number;
  /** Factor on the distance of each level from 1; 1 unless given. */
  readonly stretch?: number;
}

/** A day counts only if it has this share of a typical day's expectation. */
const minExpectedShare = 0.3;

/**
 * Levels of `count` equally likely kinds of day: multiples of the profile, ascending, mean 1. They are the means of the
 * quantile groups of used ÷ expected, pulled towards 1 while few days are known. All 1 when no day is known.
 */
export function dayLevels(
  days: readonly DayTotal[],
  { count, priorDays, halfLifeDays, stretch = 1 }: LevelTuning,
): Float64Array {
  const typical = days.reduce((sum, day) => sum + day.expected, 0) / Math.max(1, days.length);
  const known = days
    .filter((day) => day.age > 0 && day.expected > 0 && day.expected > minExpectedShare * typical)
    .map((day) => ({ ratio: day.used / day.expected, weight: day.expected * 0.5 ** (day.age / halfLifeDays) }))
    .sort((a, b) => a.ratio - b.ratio);
  const means = quantileMeans(known, count);
  const mean = means.reduce((sum, value) => sum + value, 0) / count;
  const trust = known.length / (known.length + priorDays);
  const stretched = means.map((value) => (mean > 0 ? Math.max(0, 1 + stretch * trust * (value / mean - 1)) : 1));
  // Demand cannot be negative. Cutting off at 0 raises the mean, which is brought back to 1.
  const raisedMean = stretched.reduce((sum, value) => sum + value, 0) / count;
  return stretched.map((value) => value / raisedMean);
}

/** Means of `count` groups of equal weight. Expects values in ascending order. */
function quantileMeans(sorted: readonly { ratio: number; weight: number }[], count: number): Float64Array {
  const groupWeight = sorted.reduce((sum, { weight }) => sum + weight, 0) / count;
  const sums = new Float64Array(count);
  let passed = 0;
  for (const { ratio, weight } of sorted) {
    const from = passed / groupWeight;
    passed += weight;
    for (let group = Math.floor(from); group < count; group++) {
      const overlap = Math.min(passed / groupWeight, group + 1) - Math.max(from, group);
      if (overlap <= 0) break;
      sums[group] = (sums[group] ?? 0) + overlap * ratio;
    }
  }
  return sums;
}

/** Pairs of days that weigh as much as the prior, no correlation. */
const priorPairs = 8;
const maxPersistence = 0.9;

/** Correlation of one day's deviation with the next day's, 0–0.9, pulled towards 0 while few pairs of days are known. */
export function dayPersistence(days: readonly DayTotal[]): number {
  let covariance = 0;
  let variance = 0;
  let pairs = 0;
  days.forEach((day, index) => {
    const before = days[index - 1];
    if (!before || day.age === 0 || before.expected <= 0 || day.expected <= 0) return;
    const weight = Math.min(before.expected, day.expected);
    const x = deviation(before);
    const y = deviation(day);
    covariance += weight * x * y;
    variance += (weight * (x * x + y * y)) / 2;
    pairs++;
  });
  if (variance <= 0) return 0;
  return Math.min(maxPersistence, Math.max(0, (covariance / variance) * (pairs / (pairs + priorPairs))));
}

/** Relative deviation from the expectation, at most 2. */
function deviation({ used, expected }: DayTotal): number {
  return Math.min(3, used / expected) - 1;
}
