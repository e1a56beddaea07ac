// One step of backward induction: the values of all states in a bin, from those in the next bin (Bellman equation). The
// value of a state is the percent expected to be served from then on. The action is to use a reset or to wait.

import { demandInBin, type PlanProblem, resetsHeldAt, type SolverTuning } from './plan-problem';
import { type BinTransition, binTransition, type StateGrid, valueFromEmpty } from './state-grid';

/** What a step reads and writes; arrays as in {@link StateGrid}. */
export interface BinBuffers {
  /** Values in the next bin. */
  readonly next: Float64Array;
  /** Written: values in this bin. */
  readonly values: Float64Array;
  /** Written: values of waiting; null where the bin is not queried. */
  readonly waiting: Float32Array | null;
  /** Written: the policy, by resets × kind of day × phase: the first cell of use at which a reset is used. */
  readonly useFrom: Uint8Array;
}

/** Solves one bin. Returns the values of using a reset (a fresh window), by resets held before × kind of day. */
export function stepBack(
  problem: PlanProblem,
  tuning: SolverTuning,
  grid: StateGrid,
  bin: number,
  { next, values, waiting, useFrom }: BinBuffers,
): readonly Float64Array[] {
  const { layer, block, cells, phases } = grid;
  const discount = (1 - tuning.discountPerDay) ** (grid.binHours / 24);
  const hazard = 1 - (1 - problem.hazardPerHour) ** grid.binHours;
  const held = resetsHeldAt(problem, bin * grid.binHours);
  const heldNext = resetsHeldAt(problem, (bin + 1) * grid.binHours);
  const freshValues = Array.from({ length: held + 1 }, () => new Float64Array(grid.dayKinds));
  for (let kind = 0; kind < grid.dayKinds; kind++) {
    const transition = binTransition(grid, demandInBin(problem, tuning, grid.binHours, bin, kind));
    let fresh = Number.NEGATIVE_INFINITY;
    for (let resets = 0; resets <= held; resets++) {
      const from = Math.min(resets, heldNext) * layer + kind * block;
      const to = resets * layer + kind * block;
      (freshValues[resets] as Float64Array)[kind] = fresh;
      for (let phase = 1; phase <= phases; phase++)
        waitInPhase(transition, cells, next, from + (phase - 1) * cells, values, to + phase * cells, discount, waiting);
      if (resets > 0) {
        const policy = useFrom.subarray((resets * grid.dayKinds + kind) * (phases + 1));
        applyResets(grid, values, to, resets, fresh, tuning.minWorth, policy);
      }
      waitUnstarted(transition, grid, next, from, values, to, discount);
      if (hazard > 0) applyHazard(grid, values, to, hazard);
      // The fresh window that a holder of one more reset gets, with this many left.
      fresh = valueFromEmpty(transition, next, from + (phases - 1) * cells, discount);
    }
  }
  return freshValues;
}

/** Values of waiting in one phase of a running window, for every cell of use. */
function waitInPhase(
  { demand, whole, fraction, left }: BinTransition,
  cells: number,
  next: Float64Array,
  from: number,
  values: Float64Array,
  to: number,
  discount: number,
  waiting: Float32Array | null,
): void {
  const full = discount * (next[from + cells - 1] as number);
  const fitting = Math.max(0, cells - 1 - whole);
  for (let cell = 0; cell < fitting; cell++) {
    const low = next[from + cell + whole] as number;
    const high = next[from + cell + whole + 1] as number;
    values[to + cell] = demand + discount * (low + fraction * (high - low));
  }
  for (let cell = fitting; cell < cells; cell++) values[to + cell] = (left[cell] as number) + full;
  waiting?.set(values.subarray(to, to + cells), to);
}

/** Uses a reset wherever that beats waiting, and writes the policy by phase. */
function applyResets(
  { cells, phases, layer }: StateGrid,
  values: Float64Array,
  to: number,
  resets: number,
  fresh: number,
  minWorth: number,
  policy: Uint8Array,
): void {
  for (let phase = 1; phase <= phases; phase++) {
    const row = to + phase * cells;
    // Waiting has the least value in the full cell: where using a reset does not beat it there, it does nowhere.
    if (fresh <= (values[row + cells - 1] as number)) continue;
    policy[phase] = firstUse(values, row, row - resets * layer, cells, fresh, minWorth);
    takeFresh(values, row, cells, fresh);
  }
}

/** The first cell in which a fresh window beats waiting and is worth it; row `without` has the values without a reset. */
function firstUse(
  values: Float64Array,
  row: number,
  without: number,
  cells: number,
  fresh: number,
  minWorth: number,
): number {
  for (let cell = 1; cell < cells; cell++)
    if (fresh > (values[row + cell] as number) && fresh > (values[without + cell] as number) + minWorth) return cell;
  return cells;
}

/** Cell 0 keeps its value: the server refuses a reset while nothing is used. */
function takeFresh(values: Float64Array, row: number, cells: number, fresh: number): void {
  for (let cell = 1; cell < cells; cell++) if (fresh > (values[row + cell] as number)) values[row + cell] = fresh;
}

/** Demand in a bin, in percent of the window, from which on an unstarted window starts. */
export const startingPercent = 0.05;

function waitUnstarted(
  transition: BinTransition,
  { cells, phases }: StateGrid,
  next: Float64Array,
  from: number,
  values: Float64Array,
  to: number,
  discount: number,
): void {
  const starts = transition.demand > startingPercent;
  const value = starts
    ? valueFromEmpty(transition, next, from + (phases - 1) * cells, discount)
    : discount * (next[from] as number);
  values.fill(value, to, to + cells);
}

/** Mixes in the value of a window just begun, with the probability that the platform resets every window. */
function applyHazard({ cells, phases }: StateGrid, values: Float64Array, to: number, hazard: number): void {
  const fresh = values[to + phases * cells] as number;
  for (let at = to + cells; at < to + (phases + 1) * cells; at++)
    values[at] = (values[at] as number) + hazard * (fresh - (values[at] as number));
}
