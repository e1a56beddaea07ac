// The weekly profile: expected use in each of the 168 hours of the week. It is a shrinkage estimate: every hour is
// pulled towards the product of its weekday and its hour of the day. Those are pulled towards similar days and the
// mean. So a few days already give a profile, and one unusual hour changes little.

import type { HourlyUsage } from './hourly-usage';
import { type WeekdayTuning, weekdayFactors } from './weekday-factors';

export interface ProfileTuning extends WeekdayTuning {
  /** Age in days at which an observation counts half. */
  readonly halfLifeDays: number;
  /** Weight of the prior, in hours of observation: for an hour of the day, and for an hour of the week. */
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

/** With less than a day observed, the unobserved hours count as unused. */
const minObservedHours = 24;

/** Expected percent per hour, for each of the 168 hours of the week from Monday 00:00. All 0 when nothing was used. */
export function weeklyProfile({ used, observed }: HourlyUsage, tuning: ProfileTuning = profileTuning): Float64Array {
  const sum = new Float64Array(168);
  const weight = new Float64Array(168);
  const decay = 0.5 ** (1 / (24 * tuning.halfLifeDays));
  let age = 1;
  for (let hour = used.length - 1; hour >= 0; hour--) {
    const bin = hour % 168;
    sum[bin] = (sum[bin] ?? 0) + age * (used[hour] ?? 0);
    weight[bin] = (weight[bin] ?? 0) + age * (observed[hour] ?? 0);
    age *= decay;
  }
  const mean = total(sum) / Math.max(minObservedHours, total(weight));
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

/** The hour of the day, 0–23, with the least use in the six hours around it: where one working day ends. */
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
  const { used, observed } = groupSums(sums, weights, mean, 24, (bin) => bin % 24);
  return used.map((hours, group) => (hours + prior) / ((observed[group] ?? 0) + prior));
}

/** Sums of bins by group: use in multiples of the average hour, and hours observed. */
function groupSums(
  sums: Float64Array,
  weights: Float64Array,
  mean: number,
  groups: number,
  groupOf: (bin: number) => number,
): { used: Float64Array; observed: Float64Array } {
  const used = new Float64Array(groups);
  const observed = new Float64Array(groups);
  for (let bin = 0; bin < 168; bin++) {
    const group = groupOf(bin);
    used[group] = (used[group] ?? 0) + (sums[bin] ?? 0) / mean;
    observed[group] = (observed[group] ?? 0) + (weights[bin] ?? 0);
  }
  return { used, observed };
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
