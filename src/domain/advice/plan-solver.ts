// Backward induction over use × phase of the window × kind of day × resets left: from some days after the last reset
// lapses back to now, how much can be expected to be served, if a reset is used at this point and if it is not?
// The idea is sketched, and deferred, in codex-reset-forecaster's notes on a personal optimiser.
import { type BinBuffers, stepBack } from './backward-step';
import { type PlanProblem, resetsHeldAt, type SolverTuning, solverTuning, startsDay } from './plan-problem';
import { mixDayKinds, type StateGrid, stateGrid } from './state-grid';

/** What is asked of a plan: `hour` since it was made, percent used, hours left of the window, resets held. */
export interface PlanPoint {
  readonly hour: number;
  readonly used: number;
  readonly hoursLeft: number;
  readonly resets: number;
  /** How likely today is of each kind, where more is known by now than when the plan was made. */
  readonly belief?: ArrayLike<number>;
}

export interface PlanGain {
  /** Expected percent of a week gained by using a reset now over the best later use; negative: better wait. */
  readonly overLater: number;
  /** Expected percent of a week gained by using a reset now over never using it: its worth now. */
  readonly overNever: number;
  /** The same over never using any of those held: of many, one more or less may not matter, and they lapse all the same. */
  readonly overNone: number;
  /** Its worth if it is used at the best moment: never less than nothing, never less than `overNever`. */
  readonly atBest: number;
}

/** What a plan says at a point; null where no reset can be used. */
export type GainAt = (point: PlanPoint) => PlanGain | null;

export interface SolvedPlan {
  readonly grid: StateGrid;
  readonly gainAt: GainAt;
  /**
   * By bin, then resets × kind of day × phase: the first cell of use from which on using a reset is best; `cells` for never.
   */
  readonly useFrom: readonly Uint8Array[];
}

/** Solves the plan. About 10⁷ states for four resets over thirty days; nothing held: every answer is null. */
export function solvePlan(question: PlanProblem, tuning: SolverTuning = solverTuning): SolvedPlan {
  const { expiryHours: lapseHours, demand, queryHours: keepHours, windowHours = 168 } = question;
  const weeks = Math.max(1, Math.floor(windowHours / 168));
  const binHours = tuning.binHours * weeks;
  const grid = stateGrid(windowHours, binHours, tuning.usedCells, demand.levels.length);
  const bins = Math.ceil(((lapseHours.at(-1) ?? 0) + tuning.tailHours * weeks) / grid.binHours);
  const keep = Math.min(bins, Math.ceil(keepHours / grid.binHours) + 1);
  const size = (lapseHours.length + 1) * grid.layer;
  const mixed = new Float64Array(size);
  const kept: Kept[] = [];
  const useFrom: Uint8Array[] = [];
  let later = new Float64Array(size);
  let now = new Float64Array(size);
  for (let bin = bins - 1; bin >= 0; bin--) {
    const kindsChange = startsDay(question, (bin + 1) * grid.binHours, grid.binHours);
    if (kindsChange)
      mixDayKinds(grid, later, mixed, resetsHeldAt(question, (bin + 1) * grid.binHours) + 1, demand.persistence);
    const wait = bin < keep ? new Float32Array(size) : null;
    const uses = new Uint8Array((lapseHours.length + 1) * grid.dayKinds * (grid.phases + 1)).fill(grid.cells);
    useFrom[bin] = uses;
    const places: BinBuffers = { later: kindsChange ? mixed : later, now, wait, useFrom: uses };
    const fresh = stepBack(question, tuning, grid, bin, places);
    if (wait) kept[bin] = { wait, fresh };
    [now, later] = [later, now];
  }
  return { grid, gainAt: (point) => gainFrom(question, grid, kept, point), useFrom };
}

/** What is remembered of a bin: the value of not using a reset, by state, and of using one, by resets × kind of day. */
interface Kept {
  readonly wait: Float32Array;
  readonly fresh: readonly Float64Array[];
}

function gainFrom(
  { demand, expiryHours: lapseHours }: PlanProblem,
  grid: StateGrid,
  kept: readonly Kept[],
  { hour, used, hoursLeft, resets, belief = demand.belief }: PlanPoint,
): PlanGain | null {
  const bin = Math.min(kept.length - 1, Math.max(0, Math.floor(hour / grid.binHours)));
  const known = kept[bin];
  const held = Math.min(resets, lapseHours.filter((lapse) => lapse > bin * grid.binHours).length);
  if (!known || held < 1 || used <= 0) return null;
  const place = Math.min(grid.cells - 1, used / grid.cellPercent);
  const low = Math.floor(place);
  const high = Math.min(grid.cells - 1, low + 1);
  const phase = Math.min(grid.phases, Math.max(1, Math.ceil(hoursLeft / grid.binHours)));
  const gain = { overLater: 0, overNever: 0, overNone: 0, atBest: 0 };
  for (let kind = 0; kind < grid.dayKinds; kind++) {
    const likely = belief[kind] ?? 0;
    const waitWith = (count: number): number => {
      const row = count * grid.layer + kind * grid.block + phase * grid.cells;
      const below = known.wait[row + low] ?? 0;
      return below + (place - low) * ((known.wait[row + high] ?? 0) - below);
    };
    const freshWith = (count: number): number => known.fresh[count]?.[kind] ?? Number.NEGATIVE_INFINITY;
    const fresh = freshWith(held);
    const wait = waitWith(held);
    const without = Math.max(waitWith(held - 1), freshWith(held - 1));
    gain.overLater += likely * (fresh - wait);
    gain.overNever += likely * (fresh - without);
    gain.overNone += likely * (fresh - waitWith(0));
    gain.atBest += likely * (Math.max(fresh, wait) - without);
  }
  return gain;
}
