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

/** History by the hour: percent served, and which share of the hour says what was wanted. */
export interface SeenHours {
  readonly got: Float64Array;
  readonly seen: Float64Array;
}

/** Sums of floats: this close to 100 is full. */
const fullPercent = 100 - 1e-6;

/**
 * Folds steps of any length into hours. A step that ended full, or that nobody saw, teaches nothing of what was wanted
 * and counts as unseen: what was served is only a lower bound there.
 */
export function seenHours({ served, usedBefore, t, stepHours }: ServedHistory): SeenHours {
  const count = Math.max(0, Math.ceil(t * stepHours - 1e-9));
  const hours = { got: new Float64Array(count), seen: new Float64Array(count) };
  for (let step = 0; step < t; step++) {
    const percent = served[step] ?? Number.NaN;
    const full = (usedBefore[step] ?? 0) + percent >= fullPercent;
    if (!Number.isNaN(percent) && !full) spread(hours, step * stepHours, stepHours, percent);
  }
  return hours;
}

function spread({ got, seen }: SeenHours, from: number, length: number, percent: number): void {
  const to = Math.min(got.length, from + length);
  for (let hour = Math.floor(from); hour < to; hour++) {
    const share = Math.min(hour + 1, to) - Math.max(hour, from);
    got[hour] = (got[hour] ?? 0) + (percent * share) / length;
    seen[hour] = (seen[hour] ?? 0) + share;
  }
}
