// The weekly rhythm: 168 hours, each pulled towards its weekday and its hour of the day, those towards the mean, so that
// a few days already say something and one odd hour says little.
import type { SeenHours } from './planner-hours';

export interface RhythmTuning {
  /** Days in which what was seen loses half its weight. */
  readonly halfLifeDays: number;
  /** How many made-up average hours stand against what was seen: of a weekday, of an hour of the day, of a bin. */
  readonly dayHours: number;
  readonly hourHours: number;
  readonly binHours: number;
}

export const rhythmTuning: RhythmTuning = { halfLifeDays: 21, dayHours: 48, hourHours: 6, binHours: 8 };

/** Expected percent an hour for each of the 168 hours of the week; hour 0 of `hours` is hour 0 of a week. */
export function weeklyRhythm({ got, seen }: SeenHours, tuning: RhythmTuning = rhythmTuning): Float64Array {
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
  const byHour = groupFactors(sum, weight, mean, 24, (bin) => bin % 24, tuning.hourHours);
  const byDay = groupFactors(sum, weight, mean, 7, (bin) => Math.floor(bin / 24), tuning.dayHours);
  return sum.map((percent, bin) => {
    const prior = mean * (byHour[bin % 24] ?? 1) * (byDay[Math.floor(bin / 24)] ?? 1);
    return (percent + tuning.binHours * prior) / ((weight[bin] ?? 0) + tuning.binHours);
  });
}

/** The hour of the day with the least use around it: where one day of work ends and the next begins. */
export function quietHour(perHour: ArrayLike<number>): number {
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

function groupFactors(
  sums: Float64Array,
  weights: Float64Array,
  mean: number,
  groups: number,
  groupOf: (bin: number) => number,
  prior: number,
): Float64Array {
  const sum = new Float64Array(groups);
  const weight = new Float64Array(groups);
  for (let bin = 0; bin < 168; bin++) {
    const group = groupOf(bin);
    sum[group] = (sum[group] ?? 0) + (sums[bin] ?? 0);
    weight[group] = (weight[group] ?? 0) + (weights[bin] ?? 0);
  }
  return sum.map((percent, group) => (percent / mean + prior) / ((weight[group] ?? 0) + prior));
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
