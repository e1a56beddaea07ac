// Solves the planning problem by backward induction over the state grid, from some days after the last expiry back to now.
// The idea is sketched, and deferred, in codex-reset-forecaster's notes on a personal optimiser.

import { stepBack } from './backward-step';
import { type PlanProblem, resetsHeldAt, type SolverTuning, solverTuning, startsDay } from './plan-problem';
import { mixDayKinds, type StateGrid, stateGrid } from './state-grid';

/** A state the plan is queried for. */
interface PlanPoint {
  /** Hours since the plan was made. */
  readonly hour: number;
  /** Percent used. */
  readonly used: number;
  /** Hours left in the window. */
  readonly hoursLeft: number;
  readonly resets: number;
  /** Probability of each kind of day today, where more is known than when the plan was made. */
  readonly belief?: ArrayLike<number>;
}

/** Expected gain of using a reset at a point, in percent of the window. */
export interface PlanGain {
  /** Over the best later use; negative: better wait. */
  readonly overLater: number;
  /** Over never using this reset: its worth now. */
  readonly overNever: number;
  /** Over never using any reset held: with many, one more or less may not matter, although all of them expire. */
  readonly overNone: number;
  /** Of using it at the best moment, over never using it; at least 0 and at least `overNever`. */
  readonly atBest: number;
}

/** The gain at a point; null where no reset can be used. */
export type GainAt = (point: PlanPoint) => PlanGain | null;

export interface SolvedPlan {
  readonly grid: StateGrid;
  readonly gainAt: GainAt;
  /**
   * The policy by bin, then resets × kind of day × phase: the lowest use (as a cell) at which a reset is used; `cells` for
   * never.
   */
  readonly useFrom: readonly Uint8Array[];
}

/** Solves the plan; about 10⁷ states for four resets over thirty days. Without a reset every gain is null. */
export function solvePlan(problem: PlanProblem, tuning: SolverTuning = solverTuning): SolvedPlan {
  const { expiryHours, demand, queryHours, windowHours = 168 } = problem;
  const weeks = Math.max(1, Math.floor(windowHours / 168));
  const grid = stateGrid(windowHours, tuning.binHours * weeks, tuning.usedCells, demand.levels.length);
  const { binHours } = grid;
  const bins = Math.ceil(((expiryHours.at(-1) ?? 0) + tuning.tailHours * weeks) / binHours);
  const queriedBins = Math.min(bins, Math.ceil(queryHours / binHours) + 1);
  const size = (expiryHours.length + 1) * grid.layer;
  const mixed = new Float64Array(size);
  const queried: QueriedBin[] = [];
  const policy: Uint8Array[] = [];
  let next = new Float64Array(size);
  let values = new Float64Array(size);
  for (let bin = bins - 1; bin >= 0; bin--) {
    const nextHour = (bin + 1) * binHours;
    const isNewDay = startsDay(problem, nextHour, binHours);
    if (isNewDay) mixDayKinds(grid, next, mixed, resetsHeldAt(problem, nextHour) + 1, demand.persistence);
    const waiting = bin < queriedBins ? new Float32Array(size) : null;
    const useFrom = new Uint8Array((expiryHours.length + 1) * grid.dayKinds * (grid.phases + 1)).fill(grid.cells);
    policy[bin] = useFrom;
    const fresh = stepBack(problem, tuning, grid, bin, { next: isNewDay ? mixed : next, values, waiting, useFrom });
    if (waiting) queried[bin] = { waiting, fresh };
    [values, next] = [next, values];
  }
  return { grid, gainAt: (point) => gainOf(problem, grid, queried, point), useFrom: policy };
}

/** What is kept of a bin: the values of waiting, by state, and of using a reset, by resets × kind of day. */
interface QueriedBin {
  readonly waiting: Float32Array;
  readonly fresh: readonly Float64Array[];
}

function gainOf(
  { demand, expiryHours }: PlanProblem,
  grid: StateGrid,
  bins: readonly QueriedBin[],
  { hour, used, hoursLeft, resets, belief = demand.belief }: PlanPoint,
): PlanGain | null {
  const bin = Math.min(bins.length - 1, Math.max(0, Math.floor(hour / grid.binHours)));
  const values = bins[bin];
  const held = Math.min(resets, expiryHours.filter((expiry) => expiry > bin * grid.binHours).length);
  if (!values || held < 1 || used <= 0) return null;
  const position = Math.min(grid.cells - 1, used / grid.cellPercent);
  const low = Math.floor(position);
  const high = Math.min(grid.cells - 1, low + 1);
  const phase = Math.min(grid.phases, Math.max(1, Math.ceil(hoursLeft / grid.binHours)));
  const gain = { overLater: 0, overNever: 0, overNone: 0, atBest: 0 };
  for (let kind = 0; kind < grid.dayKinds; kind++) {
    const probability = belief[kind] ?? 0;
    const waitWith = (count: number): number => {
      const row = count * grid.layer + kind * grid.block + phase * grid.cells;
      const below = values.waiting[row + low] ?? 0;
      return below + (position - low) * ((values.waiting[row + high] ?? 0) - below);
    };
    const freshWith = (count: number): number => values.fresh[count]?.[kind] ?? Number.NEGATIVE_INFINITY;
    const fresh = freshWith(held);
    const wait = waitWith(held);
    const withoutIt = Math.max(waitWith(held - 1), freshWith(held - 1));
    gain.overLater += probability * (fresh - wait);
    gain.overNever += probability * (fresh - withoutIt);
    gain.overNone += probability * (fresh - waitWith(0));
    gain.atBest += probability * (Math.max(fresh, wait) - withoutIt);
  }
  return gain;
}
