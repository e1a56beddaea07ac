// The states of a plan as flat arrays: resets left × kind of day × hours left of the window × percent used.

export interface PlanGrid {
  readonly binHours: number;
  /** Cells of use from 0 to 100 %. */
  readonly cells: number;
  readonly cellPercent: number;
  /** Bins of a whole window. Phase 0 is "not started", phase p has p bins left. */
  readonly phases: number;
  readonly kinds: number;
  /** Numbers in one kind of day. */
  readonly block: number;
  /** Numbers in one count of resets. */
  readonly layer: number;
}

/** The grid of a window of `windowHours`, in bins of `binHours`. */
export function planGrid(windowHours: number, binHours: number, cells: number, kinds: number): PlanGrid {
  const phases = Math.max(1, Math.round(windowHours / binHours));
  const block = (phases + 1) * cells;
  return { binHours, cells, cellPercent: 100 / (cells - 1), phases, kinds, block, layer: kinds * block };
}

/** What one bin's demand does to every cell of use. */
export interface BinStep {
  readonly wanted: number;
  /** Percent served, by cell. */
  readonly served: Float64Array;
  /** The two cells use lands between, and the upper one's share. */
  readonly low: Uint16Array;
  readonly high: Uint16Array;
  readonly share: number;
}

export function binStep({ cells, cellPercent }: PlanGrid, wanted: number): BinStep {
  const whole = Math.floor(wanted / cellPercent);
  const last = cells - 1;
  return {
    wanted,
    served: Float64Array.from({ length: cells }, (_, cell) => Math.min(wanted, 100 - cell * cellPercent)),
    low: Uint16Array.from({ length: cells }, (_, cell) => Math.min(last, cell + whole)),
    high: Uint16Array.from({ length: cells }, (_, cell) => Math.min(last, cell + whole + 1)),
    share: wanted / cellPercent - whole,
  };
}

/** Value of serving a bin from cell `cell`, then going on in the row of `later` that starts at `from`. */
export function valueAfter(step: BinStep, cell: number, later: Float64Array, from: number, fade: number): number {
  const low = later[from + (step.low[cell] as number)] as number;
  const high = later[from + (step.high[cell] as number)] as number;
  return (step.served[cell] as number) + fade * (low + step.share * (high - low));
}

/** Over the end of a day the kind of day is drawn anew, or stays: `mixed` becomes the expectation of `later`. */
export function mixKinds(
  { kinds, block, layer }: PlanGrid,
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
