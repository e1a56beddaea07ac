// The states of a plan as flat arrays: resets left × kind of day × hours left of the window × percent used.

export interface StateGrid {
  readonly binHours: number;
  /** Cells of use from 0 to 100 %. */
  readonly cells: number;
  readonly cellPercent: number;
  /** Bins of a whole window. Phase 0 is "not started", phase p has p bins left. */
  readonly phases: number;
  readonly dayKinds: number;
  /** Percent left, by cell. */
  readonly left: Float64Array;
  /** Numbers in one kind of day. */
  readonly block: number;
  /** Numbers in one count of resets. */
  readonly layer: number;
}

/** The grid of a window of `windowHours`, in bins of `binHours`. */
export function stateGrid(windowHours: number, binHours: number, cells: number, kinds: number): StateGrid {
  const phases = Math.max(1, Math.round(windowHours / binHours));
  const block = (phases + 1) * cells;
  const cellPercent = 100 / (cells - 1);
  const left = Float64Array.from({ length: cells }, (_, cell) => 100 - cell * cellPercent);
  return { binHours, cells, cellPercent, phases, dayKinds: kinds, left, block, layer: kinds * block };
}

/** What one bin's demand does to every cell of use. */
export interface BinTransition {
  readonly demand: number;
  /** By how many cells use rises, and by which share of one more. */
  readonly whole: number;
  readonly fraction: number;
  /** Percent left, by cell. */
  readonly left: Float64Array;
}

export function binTransition({ cellPercent, left }: StateGrid, wanted: number): BinTransition {
  const whole = Math.floor(wanted / cellPercent);
  return { demand: wanted, whole, fraction: wanted / cellPercent - whole, left };
}

/** Value of serving a bin with nothing used before, then going on in the row of `later` that starts at `from`. */
export function valueAfter(
  { demand: wanted, whole, fraction: share, left }: BinTransition,
  later: Float64Array,
  from: number,
  fade: number,
): number {
  const last = left.length - 1;
  if (whole >= last) return 100 + fade * (later[from + last] as number);
  const low = later[from + whole] as number;
  const high = later[from + whole + 1] as number;
  return wanted + fade * (low + share * (high - low));
}

/** Over the end of a day the kind of day is drawn anew, or stays: `mixed` becomes the expectation of `later`. */
export function mixDayKinds(
  { dayKinds: kinds, block, layer }: StateGrid,
  later: Float64Array,
  mixed: Float64Array,
  layers: number,
  stay: number,
): void {
  for (let base = 0; base < layers * layer; base += layer) {
    for (let at = base; at < base + block; at++) {
      let sum = 0;
      for (let kind = 0; kind < kinds; kind++) sum += later[at + kind * block] as number;
      const anew = ((1 - stay) * sum) / kinds;
      for (let kind = 0; kind < kinds; kind++)
        mixed[at + kind * block] = stay * (later[at + kind * block] as number) + anew;
    }
  }
}
