// The state space of the plan as a grid: resets held × kind of day × phase of the window × percent used. Values are one
// flat array in that order.

export interface StateGrid {
  readonly binHours: number;
  /** Cells of use from 0 to 100 %, and percent per cell. */
  readonly cells: number;
  readonly cellPercent: number;
  /** Bins of a whole window. Phase 0 is "not started", phase p has p bins left. */
  readonly phases: number;
  readonly dayKinds: number;
  /** Percent left, by cell. */
  readonly left: Float64Array;
  /** Length of the part of one kind of day, and of one count of resets. */
  readonly block: number;
  readonly layer: number;
}

/** The grid of a window of `windowHours`, in bins of `binHours`. */
export function stateGrid(windowHours: number, binHours: number, cells: number, dayKinds: number): StateGrid {
  const phases = Math.max(1, Math.round(windowHours / binHours));
  const block = (phases + 1) * cells;
  const cellPercent = 100 / (cells - 1);
  const left = Float64Array.from({ length: cells }, (_, cell) => 100 - cell * cellPercent);
  return { binHours, cells, cellPercent, phases, dayKinds, left, block, layer: dayKinds * block };
}

/** What the demand of one bin does to every cell of use. */
export interface BinTransition {
  /** In percent of the window. */
  readonly demand: number;
  /** Use rises by `whole` cells and the `fraction` of one more: values are interpolated between two cells. */
  readonly whole: number;
  readonly fraction: number;
  /** Percent left, by cell. */
  readonly left: Float64Array;
}

export function binTransition({ cellPercent, left }: StateGrid, demand: number): BinTransition {
  const whole = Math.floor(demand / cellPercent);
  return { demand, whole, fraction: demand / cellPercent - whole, left };
}

/** Value of serving a bin from 0 % used and continuing in the row of `next` that starts at index `from`. */
export function valueFromEmpty(
  { demand, whole, fraction, left }: BinTransition,
  next: Float64Array,
  from: number,
  discount: number,
): number {
  const last = left.length - 1;
  if (whole >= last) return 100 + discount * (next[from + last] as number);
  const low = next[from + whole] as number;
  const high = next[from + whole + 1] as number;
  return demand + discount * (low + fraction * (high - low));
}

/**
 * Writes to `mixed` the expectation of `next` over tomorrow's kind of day: today's with probability `persistence`, else any.
 * Only the first `layers` counts of resets are written.
 */
export function mixDayKinds(
  { dayKinds, block, layer }: StateGrid,
  next: Float64Array,
  mixed: Float64Array,
  layers: number,
  persistence: number,
): void {
  for (let base = 0; base < layers * layer; base += layer) {
    for (let at = base; at < base + block; at++) {
      let sum = 0;
      for (let kind = 0; kind < dayKinds; kind++) sum += next[at + kind * block] as number;
      const anyKind = ((1 - persistence) * sum) / dayKinds;
      for (let kind = 0; kind < dayKinds; kind++)
        mixed[at + kind * block] = persistence * (next[at + kind * block] as number) + anyKind;
    }
  }
}
