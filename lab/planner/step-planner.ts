// The product's planner asked step by step, knowing only what was served so far.

import {
  type DemandModel,
  type DemandTuning,
  demandTuning,
  fitDemandModel,
} from '../../src/domain/advice/demand-model';
import { expectedGain, solveScenarios } from '../../src/domain/advice/demand-scenarios';
import { type PlanProblem, type SolverTuning, solverTuning } from '../../src/domain/advice/plan-problem';
import type { GainAt } from '../../src/domain/advice/plan-solver';
import { shouldUseNow } from '../../src/domain/advice/use-rule';
import { hoursFromSteps, type ServedHistory } from './hours-from-steps';

/** Everything a planner may know at a step. */
export interface PlannerStep extends ServedHistory {
  /** Percent used. */
  readonly used: number;
  /** Hours until the running window ends; null while unstarted. */
  readonly hoursLeft: number | null;
  /** Hours until each held reset expires, ascending. */
  readonly expiryHours: readonly number[];
}

export interface PlannerTuning {
  readonly demand: DemandTuning;
  readonly solver: SolverTuning;
  /** Below this use, in percent, no plan is made. */
  readonly minUsed: number;
  /** A plan is used for this long, or until the bank changes. */
  readonly replanHours: number;
  /** A reset that expires later is planned as if it expired then. */
  readonly maxExpiryHours: number;
}

const plannerTuning: PlannerTuning = {
  demand: demandTuning,
  solver: solverTuning,
  minUsed: 10,
  replanHours: 24,
  maxExpiryHours: 1080,
};

export interface StepDecision {
  readonly use: boolean;
  /** Whether a new plan was made for it. */
  readonly planned: boolean;
}

interface CurrentPlan {
  readonly gainAt: GainAt;
  readonly madeHour: number;
  /** The expiries it was made for, as one text. */
  readonly bank: string;
}

/** A planner for one account. Call it once per step, in order. */
export function createStepPlanner(tuning: PlannerTuning = plannerTuning): (step: PlannerStep) => StepDecision {
  let plan: CurrentPlan | null = null;
  return (step) => {
    const { used, hoursLeft, expiryHours, t, stepHours } = step;
    if (used < tuning.minUsed || hoursLeft === null || expiryHours.length === 0) return { use: false, planned: false };
    const hour = t * stepHours;
    const bank = expiryHours.map((hours) => Math.round(hours + hour)).join();
    const planned = !plan || plan.bank !== bank || hour - plan.madeHour >= tuning.replanHours;
    // The kind of day shows during the day, so the belief is always new. The rest of the model changes slowly.
    const demand = fitDemandModel(hoursFromSteps(step), tuning.demand);
    if (!plan || planned) {
      const plans = solveScenarios(planProblem(step, demand, tuning), tuning.solver);
      plan = { gainAt: expectedGain(plans), madeHour: hour, bank };
    }
    const point = { hour: hour - plan.madeHour, used, hoursLeft, resets: expiryHours.length, belief: demand.belief };
    const gain = plan.gainAt(point);
    const situation = { used, hoursLeft, windowHours: 168, expiryHours: expiryHours[0] ?? 0 };
    return { use: gain !== null && shouldUseNow(gain, situation, tuning.solver), planned };
  };
}

/** The problem a plan is solved for; expiries are capped, so that its size is bounded. */
export function planProblem(
  { t, stepHours, expiryHours }: PlannerStep,
  demand: DemandModel,
  tuning: PlannerTuning = plannerTuning,
): PlanProblem {
  return {
    demand,
    hourOfWeek: (t * stepHours) % 168,
    expiryHours: expiryHours.map((hours) => Math.min(hours, tuning.maxExpiryHours)),
    hazardPerHour: 0,
    queryHours: tuning.replanHours,
  };
}
