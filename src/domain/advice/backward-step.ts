// One bin of the backward induction.

import { demandInBin, type PlanProblem, resetsHeldAt, type SolverTuning } from './plan-problem';
import { type BinTransition, binTransition, type StateGrid, valueAfter } from './state-grid';

/** Where a bin reads from and writes to. */
export interface BinBuffers {
  readonly later: Float64Array;
  readonly now: Float64Array;
  readonly wait: Float32Array | null;
  readonly useFrom: Uint8Array;
}

/** Values of every state of a bin from those of the next. Answers the value of a fresh window, by resets × kind of day. */
export function stepBack(
  question: PlanProblem,
  tuning: SolverTuning,
  grid: StateGrid,
  bin: number,
  { later, now, wait, useFrom }: BinBuffers,
): readonly Float64Array[] {
  const { layer, block, cells, phases } = grid;
  const fade = (1 - tuning.discountPerDay) ** (grid.binHours / 24);
  const hazard = 1 - (1 - question.hazardPerHour) ** grid.binHours;
  const held = resetsHeldAt(question, bin * grid.binHours);
  const heldLater = resetsHeldAt(question, (bin + 1) * grid.binHours);
  const freshBy = Array.from({ length: held + 1 }, () => new Float64Array(grid.dayKinds));
  for (let kind = 0; kind < grid.dayKinds; kind++) {
    const step = binTransition(grid, demandInBin(question, tuning, grid.binHours, bin, kind));
    let fresh = Number.NEGATIVE_INFINITY;
    for (let resets = 0; resets <= held; resets++) {
      const from = Math.min(resets, heldLater) * layer + kind * block;
      const to = resets * layer + kind * block;
      (freshBy[resets] as Float64Array)[kind] = fresh;
      for (let phase = 1; phase <= phases; phase++)
        solveRow(step, cells, later, from + (phase - 1) * cells, now, to + phase * cells, fade, wait);
      if (resets > 0) {
        const uses = useFrom.subarray((resets * grid.dayKinds + kind) * (phases + 1));
        spendResets(grid, now, to, resets, fresh, tuning.minWorth, uses);
      }
      solveUnstarted(step, grid, later, from, now, to, fade);
      if (hazard > 0) restartAll(grid, now, to, hazard);
      // One reset more than now can be turned into a fresh window with this many left.
      fresh = valueAfter(step, later, from + (phases - 1) * cells, fade);
    }
  }
  return freshBy;
}

function solveRow(
  { demand: wanted, whole, fraction: share, left }: BinTransition,
  cells: number,
  later: Float64Array,
  from: number,
  now: Float64Array,
  to: number,
  fade: number,
  waits: Float32Array | null,
): void {
  const full = fade * (later[from + cells - 1] as number);
  const fitting = Math.max(0, cells - 1 - whole);
  for (let cell = 0; cell < fitting; cell++) {
    const low = later[from + cell + whole] as number;
    const high = later[from + cell + whole + 1] as number;
    now[to + cell] = wanted + fade * (low + share * (high - low));
  }
  for (let cell = fitting; cell < cells; cell++) now[to + cell] = (left[cell] as number) + full;
  waits?.set(now.subarray(to, to + cells), to);
}

/** Uses a reset wherever that beats waiting; `uses` remembers from which cell on, by phase. */
function spendResets(
  { cells, phases, layer }: StateGrid,
  now: Float64Array,
  to: number,
  resets: number,
  fresh: number,
  leastWorth: number,
  uses: Uint8Array,
): void {
  for (let phase = 1; phase <= phases; phase++) {
    const row = to + phase * cells;
    // Waiting is worth the least where the most is used.
    if (fresh <= (now[row + cells - 1] as number)) continue;
    uses[phase] = firstUse(now, row, row - resets * layer, cells, fresh, leastWorth);
    takeFresh(now, row, cells, fresh);
  }
}

/** The first cell at which a fresh window beats waiting, and is worth it: `without` has no reset. */
function firstUse(
  now: Float64Array,
  to: number,
  without: number,
  cells: number,
  fresh: number,
  leastWorth: number,
): number {
  for (let cell = 1; cell < cells; cell++)
    if (fresh > (now[to + cell] as number) && fresh > (now[without + cell] as number) + leastWorth) return cell;
  return cells;
}

/** The server refuses a reset while nothing is used: cell 0 keeps its value. */
function takeFresh(now: Float64Array, to: number, cells: number, fresh: number): void {
  for (let cell = 1; cell < cells; cell++) if (fresh > (now[to + cell] as number)) now[to + cell] = fresh;
}

/** Percent of a week in a bin from which on a window counts as started. */
export const startingPercent = 0.05;

function solveUnstarted(
  step: BinTransition,
  { cells, phases }: StateGrid,
  later: Float64Array,
  from: number,
  now: Float64Array,
  to: number,
  fade: number,
): void {
  const starts = step.demand > startingPercent;
  const value = starts ? valueAfter(step, later, from + (phases - 1) * cells, fade) : fade * (later[from] as number);
  now.fill(value, to, to + cells);
}

function restartAll({ cells, phases }: StateGrid, now: Float64Array, to: number, hazard: number): void {
  const fresh = now[to + phases * cells] as number;
  for (let at = to + cells; at < to + (phases + 1) * cells; at++)
    now[at] = (now[at] as number) + hazard * (fresh - (now[at] as number));
}
