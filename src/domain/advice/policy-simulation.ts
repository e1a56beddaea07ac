// Monte Carlo simulation of following a plan's policy: when each reset is used, over many random futures. Chance decides the
// kind of each day; everything else follows from the state.

import type { Random } from '../random';
import { startingPercent } from './backward-step';
import { demandInBin, type PlanProblem, type SolverTuning, solverTuning, startsDay } from './plan-problem';
import type { SolvedPlan } from './plan-solver';

/** The state of the window as the plan begins. */
export interface PlanStart {
  /** Percent used. */
  readonly used: number;
  /** Hours until the running window ends; 0 while unstarted. */
  readonly hoursLeft: number;
}

/** When a reset is used in each future, in hours from the start; null where it expires unused. */
export type UseHours = readonly (number | null)[];

/** Simulates `futures` futures. Returns one {@link UseHours} for each held reset, soonest expiry first. */
export function simulatePolicy(
  problem: PlanProblem,
  plan: SolvedPlan,
  start: PlanStart,
  futures: number,
  random: Random,
  tuning: SolverTuning = solverTuning,
): readonly UseHours[] {
  const uses = problem.expiryHours.map(() => new Array<number | null>(futures).fill(null));
  const demands = demandTable(problem, plan, tuning);
  for (let future = 0; future < futures; future++) {
    simulateOne(problem, plan, start, demands, random).forEach((hour, reset) => {
      const row = uses[reset];
      if (row) row[future] = hour;
    });
  }
  return uses;
}

/** Demand by bin and kind of day. */
function demandTable(
  problem: PlanProblem,
  { grid, useFrom }: SolvedPlan,
  tuning: SolverTuning,
): readonly Float64Array[] {
  return useFrom.map((_, bin) =>
    Float64Array.from({ length: grid.dayKinds }, (_, kind) => demandInBin(problem, tuning, grid.binHours, bin, kind)),
  );
}

/** The hour at which each reset is used in one future; null where it is not. */
function simulateOne(
  problem: PlanProblem,
  { grid, useFrom }: SolvedPlan,
  start: PlanStart,
  demands: readonly Float64Array[],
  random: Random,
): (number | null)[] {
  const uses: (number | null)[] = problem.expiryHours.map(() => null);
  let state: WindowState = {
    used: start.used,
    phase: Math.min(grid.phases, Math.ceil(start.hoursLeft / grid.binHours)),
  };
  let kind = drawKind(problem.demand.belief, random);
  for (const [bin, percents] of demands.entries()) {
    const hour = bin * grid.binHours;
    if (bin > 0 && startsDay(problem, hour, grid.binHours) && random() > problem.demand.persistence)
      kind = Math.floor(random() * grid.dayKinds);
    const held = problem.expiryHours.flatMap((expiry, reset) => (expiry > hour && uses[reset] === null ? [reset] : []));
    const firstCell =
      useFrom[bin]?.[(held.length * grid.dayKinds + kind) * (grid.phases + 1) + state.phase] ?? grid.cells;
    if (held[0] !== undefined && state.phase > 0 && state.used / grid.cellPercent >= firstCell) {
      uses[held[0]] = hour;
      state = { used: 0, phase: grid.phases };
    }
    state = serve(state, percents[kind] ?? 0, grid.phases);
  }
  return uses;
}

interface WindowState {
  readonly used: number;
  /** Bins left in the window; 0 while unstarted. */
  readonly phase: number;
}

/** The state after one bin of demand. */
function serve({ used, phase }: WindowState, percent: number, phases: number): WindowState {
  if (phase === 0 && percent <= startingPercent) return { used: 0, phase: 0 };
  const left = (phase || phases) - 1;
  return { used: left === 0 ? 0 : Math.min(100, used + percent), phase: left };
}

/** Draws a kind of day from its probabilities. */
function drawKind(belief: ArrayLike<number>, random: Random): number {
  let left = random();
  for (let kind = 0; kind < belief.length; kind++) {
    left -= belief[kind] ?? 0;
    if (left < 0) return kind;
  }
  return belief.length - 1;
}
