// The total demand is uncertain: a few weeks of observation give it to within a third or so. So the plan is solved for lower,
// equal and higher demand than was learned, and the gains are averaged by the probability of each scenario.

import type { PlanProblem, SolverTuning } from './plan-problem';
import { type GainAt, type SolvedPlan, solvePlan } from './plan-solver';

/** One assumption about the total demand: a factor on what was learned, and its probability. */
export interface DemandScenario {
  readonly factor: number;
  readonly probability: number;
}

export const demandScenarios: readonly DemandScenario[] = [
  { factor: 0.7, probability: 0.25 },
  { factor: 1, probability: 0.5 },
  { factor: 1.4, probability: 0.25 },
];

/** The plan solved for one scenario. */
export interface ScenarioPlan {
  readonly probability: number;
  readonly problem: PlanProblem;
  readonly solved: SolvedPlan;
}

/** Solves the plan for every scenario. */
export function solveScenarios(
  problem: PlanProblem,
  tuning: SolverTuning,
  scenarios: readonly DemandScenario[] = demandScenarios,
): readonly ScenarioPlan[] {
  return scenarios.map(({ factor, probability }) => {
    const perHour = problem.demand.perHour.map((percent) => factor * percent);
    const scaled = { ...problem, demand: { ...problem.demand, perHour } };
    return { probability, problem: scaled, solved: solvePlan(scaled, tuning) };
  });
}

/** The gain averaged over the scenarios; null where no reset can be used. */
export function expectedGain(plans: readonly ScenarioPlan[]): GainAt {
  return (point) => {
    const mean = { overLater: 0, overNever: 0, overNone: 0, atBest: 0 };
    for (const { probability, solved } of plans) {
      const gain = solved.gainAt(point);
      if (!gain) return null;
      mean.overLater += probability * gain.overLater;
      mean.overNever += probability * gain.overNever;
      mean.overNone += probability * gain.overNone;
      mean.atBest += probability * gain.atBest;
    }
    return mean;
  };
}
