// When to spend a banked reset, knowing only what was served so far.

import type { ServedHistory } from '../forecast/hours-from-steps';
import { type DemandModel, type DemandTuning, demandTuning, learnDemandFromSteps } from './demand-model';
import { expectedGain, solveScenarios } from './demand-scenarios';
import { type SolverTuning, solverTuning } from './plan-problem';
import type { GainAt } from './plan-solver';
import { shouldUseNow } from './use-rule';

/** All a planner may know at a step. */
export interface PlannerMoment extends ServedHistory {
  readonly used: number;
  /** Hours until the running window ends; null while unstarted. */
  readonly hoursLeft: number | null;
  /** Hours until each held reset lapses, ascending. */
  readonly lapseHours: readonly number[];
}

export interface PlannerTuning {
  readonly demand: DemandTuning;
  readonly solve: SolverTuning;
  /** Percent used below which the question is not asked. */
  readonly leastUsed: number;
  readonly replanHours: number;
  /** A reset that lapses later is planned as if it lapsed then. */
  readonly farthestHours: number;
}

export const plannerTuning: PlannerTuning = {
  demand: demandTuning,
  solve: solverTuning,
  leastUsed: 10,
  replanHours: 24,
  farthestHours: 1080,
};

export interface PlannerDecision {
  readonly use: boolean;
  /** Whether a new plan had to be made for it. */
  readonly planned: boolean;
}

interface Plan {
  readonly gainAt: GainAt;
  readonly madeHour: number;
  readonly bank: string;
}

/** A planner that keeps its last plan for a day, or until the bank changes. Asked step by step, it never looks ahead. */
export function makePlanner(tuning: PlannerTuning = plannerTuning): (moment: PlannerMoment) => PlannerDecision {
  let plan: Plan | null = null;
  return (moment) => {
    const { used, hoursLeft, lapseHours, t, stepHours } = moment;
    if (used < tuning.leastUsed || hoursLeft === null || lapseHours.length === 0) return { use: false, planned: false };
    const hour = t * stepHours;
    const bank = lapseHours.map((hours) => Math.round(hours + hour)).join();
    const planned = !plan || plan.bank !== bank || hour - plan.madeHour >= tuning.replanHours;
    // What kind of day it is shows while it passes; what else the plan rests on changes slowly.
    const demand = learnDemandFromSteps(moment, tuning.demand);
    if (!plan || planned) plan = { gainAt: planFrom(moment, demand, tuning), madeHour: hour, bank };
    const point = { hour: hour - plan.madeHour, used, hoursLeft, resets: lapseHours.length, belief: demand.belief };
    const gain = plan.gainAt(point);
    const stands = { used, hoursLeft, windowHours: 168, lapseHours: lapseHours[0] ?? 0 };
    const use = gain !== null && shouldUseNow(gain, stands, tuning.solve);
    return { use, planned };
  };
}

function planFrom(moment: PlannerMoment, demand: DemandModel, tuning: PlannerTuning): GainAt {
  const plans = solveScenarios(
    {
      demand,
      hourOfWeek: (moment.t * moment.stepHours) % 168,
      expiryHours: moment.lapseHours.map((hours) => Math.min(hours, tuning.farthestHours)),
      hazardPerHour: 0,
      queryHours: tuning.replanHours,
    },
    tuning.solve,
  );
  return expectedGain(plans);
}
