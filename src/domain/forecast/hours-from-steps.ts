/** What was served, step by step. Step 0 is hour 0 of a week; a week is 168 hours. */
export interface ServedHistory {
  /** Percent served in each step; NaN where nobody looked. Entries from `t` on are not read. */
  readonly served: ArrayLike<number>;
  /** Percent used when the step began: at 100 its demand was refused. */
  readonly usedBefore: ArrayLike<number>;
  /** The step that is now. */
  readonly t: number;
  readonly stepHours: number;
}

/** History by the hour: percent served, which share of the hour says what was wanted, and in which share it was refused. */
export interface HourlyUsage {
  readonly used: Float64Array;
  readonly observed: Float64Array;
  readonly censored: Float64Array;
}

/** Hours of which nothing is known. */
export function emptyHourlyUsage(count: number): HourlyUsage {
  return { used: new Float64Array(count), observed: new Float64Array(count), censored: new Float64Array(count) };
}

/** Sums of floats: this close to 100 is full. */
const fullPercent = 100 - 1e-6;

/**
 * Folds steps of any length into hours. A step that nobody saw, or that began full, teaches nothing of what was wanted and
 * counts as unseen. Of the step that filled the window what was served is a lower bound: it is believed where that is more
 * than the account wants in so long on average, else it would make busy hours look quiet.
 */
export function hoursFromSteps({ served, usedBefore, t, stepHours }: ServedHistory): HourlyUsage {
  const hours = emptyHourlyUsage(Math.max(0, Math.ceil(t * stepHours - 1e-9)));
  const looked = steps(t).filter((step) => !Number.isNaN(served[step]));
  const open = looked.filter((step) => (usedBefore[step] ?? 0) < fullPercent);
  const fills = (step: number): boolean => (usedBefore[step] ?? 0) + (served[step] ?? 0) >= fullPercent;
  const teach = (step: number): void => {
    spread(hours.used, step * stepHours, stepHours, served[step] ?? 0);
    spread(hours.observed, step * stepHours, stepHours, stepHours);
  };
  for (const step of open) if (!fills(step)) teach(step);
  const usual = stepHours * meanOf(hours);
  for (const step of looked) {
    if (!fills(step)) continue;
    if ((served[step] ?? 0) > usual) teach(step);
    else spread(hours.censored, step * stepHours, stepHours, stepHours);
  }
  return hours;
}

function steps(count: number): readonly number[] {
  return Array.from({ length: Math.max(0, count) }, (_, step) => step);
}

/** Percent an hour over the hours seen. */
function meanOf({ used: got, observed: seen }: HourlyUsage): number {
  let [percent, hours] = [0, 0];
  got.forEach((value, hour) => {
    percent += value;
    hours += seen[hour] ?? 0;
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
