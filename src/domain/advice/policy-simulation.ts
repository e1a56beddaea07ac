// What following a plan looks like: many made-up futures, each drawn from the kinds of day, each deciding as the plan says.

import type { Random } from '../random';
import { startingPercent } from './backward-step';
import { demandInBin, type PlanProblem, type SolverTuning, solverTuning, startsDay } from './plan-problem';
import type { SolvedPlan } from './plan-solver';

/** Where the account stands as the plan begins. */
export interface PlanStart {
  readonly used: number;
  /** Hours until the running window ends; 0 while unstarted. */
  readonly hoursLeft: number;
}

/** When a reset is used, in hours from the start, in each of the futures; null where it lapses unused. */
export type UseHours = readonly (number | null)[];

/** One {@link UseHours} for each held reset, soonest lapse first. */
export function simulatePolicy(
  question: PlanProblem,
  plan: SolvedPlan,
  start: PlanStart,
  futures: number,
  chance: Random,
  tuning: SolverTuning = solverTuning,
): readonly UseHours[] {
  const uses = question.expiryHours.map(() => new Array<number | null>(futures).fill(null));
  const wanted = wantedTable(question, plan, tuning);
  for (let future = 0; future < futures; future++) {
    const used = oneFuture(question, plan, start, wanted, chance);
    used.forEach((hour, reset) => {
      const row = uses[reset];
      if (row) row[future] = hour;
    });
  }
  return uses;
}

function wantedTable(
  question: PlanProblem,
  { grid, useFrom }: SolvedPlan,
  tuning: SolverTuning,
): readonly Float64Array[] {
  return useFrom.map((_, bin) =>
    Float64Array.from({ length: grid.dayKinds }, (_, kind) => demandInBin(question, tuning, grid.binHours, bin, kind)),
  );
}

/** Hours of use by reset in one future. */
function oneFuture(
  question: PlanProblem,
  { grid, useFrom }: SolvedPlan,
  start: PlanStart,
  wanted: readonly Float64Array[],
  chance: Random,
): (number | null)[] {
  const uses: (number | null)[] = question.expiryHours.map(() => null);
  let running: Running = { used: start.used, phase: Math.min(grid.phases, Math.ceil(start.hoursLeft / grid.binHours)) };
  let kind = drawKind(question.demand.belief, chance);
  for (const [bin, percents] of wanted.entries()) {
    const hour = bin * grid.binHours;
    if (bin > 0 && startsDay(question, hour, grid.binHours) && chance() > question.demand.persistence)
      kind = Math.floor(chance() * grid.dayKinds);
    const held = question.expiryHours.flatMap((lapse, reset) => (lapse > hour && uses[reset] === null ? [reset] : []));
    const first =
      useFrom[bin]?.[(held.length * grid.dayKinds + kind) * (grid.phases + 1) + running.phase] ?? grid.cells;
    if (held[0] !== undefined && running.phase > 0 && running.used / grid.cellPercent >= first) {
      uses[held[0]] = hour;
      running = { used: 0, phase: grid.phases };
    }
    running = serve(running, percents[kind] ?? 0, grid.phases);
  }
  return uses;
}

interface Running {
  readonly used: number;
  /** Bins left of the window; 0 while unstarted. */
  readonly phase: number;
}

function serve({ used, phase }: Running, percent: number, phases: number): Running {
  if (phase === 0 && percent <= startingPercent) return { used: 0, phase: 0 };
  const left = (phase || phases) - 1;
  return { used: left === 0 ? 0 : Math.min(100, used + percent), phase: left };
}

function drawKind(belief: ArrayLike<number>, chance: Random): number {
  let left = chance();
  for (let kind = 0; kind < belief.length; kind++) {
    left -= belief[kind] ?? 0;
    if (left < 0) return kind;
  }
  return belief.length - 1;
}
