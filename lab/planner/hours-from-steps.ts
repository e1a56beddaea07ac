// Turns the steps of a simulated account into hourly use, as the forecast's cycles are turned into it in the product.

import { emptyHourlyUsage, type HourlyUsage } from '../../src/domain/forecast/hourly-usage';

/** What was served, step by step. Step 0 is hour 0 of a week. */
export interface ServedHistory {
  /** Percent served in each step; NaN where it was not observed. Entries from `t` on are never read. */
  readonly served: ArrayLike<number>;
  /** Percent used when the step began: at 100 its demand was refused. */
  readonly usedBefore: ArrayLike<number>;
  /** The current step. */
  readonly t: number;
  readonly stepHours: number;
}

/** Percents are sums of floats: this close to 100 is full. */
const fullPercent = 100 - 1e-6;

/**
 * Hourly use from steps of any length. A step that was not observed, or that began with a full window, says nothing about
 * demand. In the step that filled the window, what was served is a lower bound of the demand. It counts as observed where
 * it exceeds the average demand of such a step, and as censored elsewhere, since it would make busy hours look quiet.
 */
export function hoursFromSteps({ served, usedBefore, t, stepHours }: ServedHistory): HourlyUsage {
  const hours = emptyHourlyUsage(Math.max(0, Math.ceil(t * stepHours - 1e-9)));
  const observed = steps(t).filter((step) => !Number.isNaN(served[step]));
  const open = observed.filter((step) => (usedBefore[step] ?? 0) < fullPercent);
  const isFull = (step: number): boolean => (usedBefore[step] ?? 0) + (served[step] ?? 0) >= fullPercent;
  const observe = (step: number): void => {
    spread(hours.used, step * stepHours, stepHours, served[step] ?? 0);
    spread(hours.observed, step * stepHours, stepHours, stepHours);
  };
  for (const step of open) if (!isFull(step)) observe(step);
  const average = stepHours * meanPerHour(hours);
  for (const step of observed) {
    if (!isFull(step)) continue;
    if ((served[step] ?? 0) > average) observe(step);
    else spread(hours.censored, step * stepHours, stepHours, stepHours);
  }
  return hours;
}

function steps(count: number): readonly number[] {
  return Array.from({ length: Math.max(0, count) }, (_, step) => step);
}

/** Percent per observed hour. */
function meanPerHour({ used, observed }: HourlyUsage): number {
  let [percent, hours] = [0, 0];
  used.forEach((value, hour) => {
    percent += value;
    hours += observed[hour] ?? 0;
  });
  return percent / Math.max(1, hours);
}

/** Spreads an amount evenly over the hours a step covers. */
function spread(hours: Float64Array, from: number, length: number, amount: number): void {
  const to = Math.min(hours.length, from + length);
  for (let hour = Math.floor(from); hour < to; hour++) {
    const share = Math.min(hour + 1, to) - Math.max(hour, from);
    hours[hour] = (hours[hour] ?? 0) + (amount * share) / length;
  }
}
