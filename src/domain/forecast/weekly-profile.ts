// The weekly rhythm: 168 hours, each pulled towards its weekday and its hour of the day, those towards their like and the
// mean, so that a few days already say something and one odd hour says little.

import type { HourlyUsage } from './hours-from-steps';
import { type WeekdayTuning, weekdayFactors } from './weekday-factors';

export interface ProfileTuning extends WeekdayTuning {
  /** Days in which what was seen loses half its weight. */
  readonly halfLifeDays: number;
  /** How many made-up expected hours stand against what was seen: of an hour of the day, of a bin. */
  readonly hourOfDayPriorHours: number;
  readonly binPriorHours: number;
}

export const profileTuning: ProfileTuning = {
  halfLifeDays: 21,
  dayTypePriorHours: 4,
  weekdayPriorHours: 96,
  hourOfDayPriorHours: 6,
  binPriorHours: 8,
};

/** Expected percent an hour for each of the 168 hours of the week; hour 0 of `hours` is hour 0 of a week. */
export function weeklyProfile(
  { used: got, observed: seen }: HourlyUsage,
  tuning: ProfileTuning = profileTuning,
): Float64Array {
  const sum = new Float64Array(168);
  const weight = new Float64Array(168);
  const decay = 0.5 ** (1 / (24 * tuning.halfLifeDays));
  let fade = 1;
  for (let hour = got.length - 1; hour >= 0; hour--) {
    const bin = hour % 168;
    sum[bin] = (sum[bin] ?? 0) + fade * (got[hour] ?? 0);
    weight[bin] = (weight[bin] ?? 0) + fade * (seen[hour] ?? 0);
    fade *= decay;
  }
  // Less than a day of looking says nothing of the hours not looked at.
  const mean = total(sum) / Math.max(24, total(weight));
  if (mean <= 0) return new Float64Array(168);
  const byHour = hourFactors(sum, weight, mean, tuning.hourOfDayPriorHours);
  const byDay = weekdayFactors(
    groupSums(sum, weight, mean, 7, (bin) => Math.floor(bin / 24)),
    tuning,
  );
  return sum.map((percent, bin) => {
    const prior = mean * (byHour[bin % 24] ?? 1) * (byDay[Math.floor(bin / 24)] ?? 1);
    return (percent + tuning.binPriorHours * prior) / ((weight[bin] ?? 0) + tuning.binPriorHours);
  });
}

/** The hour of the day with the least use around it: where one day of work ends and the next begins. */
export function quietestHour(perHour: ArrayLike<number>): number {
  const byHour = new Float64Array(24);
  for (let bin = 0; bin < 168; bin++) byHour[bin % 24] = (byHour[bin % 24] ?? 0) + (perHour[bin] ?? 0);
  const around = byHour.map((_, hour) => {
    let sum = 0;
    for (let step = -3; step < 3; step++) sum += byHour[(hour + step + 24) % 24] ?? 0;
    return sum;
  });
  const least = Math.min(...around);
  return around.findIndex((sum) => sum <= least + 1e-9);
}

function hourFactors(sums: Float64Array, weights: Float64Array, mean: number, prior: number): Float64Array {
  const { used, seen } = groupSums(sums, weights, mean, 24, (bin) => bin % 24);
  return used.map((hours, group) => (hours + prior) / ((seen[group] ?? 0) + prior));
}

/** Bins put together: use counted in average hours, and hours seen. */
function groupSums(
  sums: Float64Array,
  weights: Float64Array,
  mean: number,
  groups: number,
  groupOf: (bin: number) => number,
): { used: Float64Array; seen: Float64Array } {
  const used = new Float64Array(groups);
  const seen = new Float64Array(groups);
  for (let bin = 0; bin < 168; bin++) {
    const group = groupOf(bin);
    used[group] = (used[group] ?? 0) + (sums[bin] ?? 0) / mean;
    seen[group] = (seen[group] ?? 0) + (weights[bin] ?? 0);
  }
  return { used, seen };
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
