// Nobody knows how much will be wanted on the whole: a few weeks seen say it to within a third or so. So the plan is solved
// for less, as much and more than was learned, and what each says of a point counts as far as it is likely.
import type { PlanProblem, SolverTuning } from './plan-problem';
import { type GainAt, type PlanGain, type SolvedPlan, solvePlan } from './plan-solver';

/** One guess of the level: how many times what was learned, and how likely. */
export interface DemandScenario {
  readonly factor: number;
  readonly probability: number;
}

export const demandScenarios: readonly DemandScenario[] = [
  { factor: 0.7, probability: 0.25 },
  { factor: 1, probability: 0.5 },
  { factor: 1.4, probability: 0.25 },
];

/** A plan under one guess. */
export interface ScenarioPlan {
  readonly probability: number;
  readonly problem: PlanProblem;
  readonly solved: SolvedPlan;
}

/** A plan for every guess; at one level alone when one guess is handed in. */
export function solveScenarios(
  question: PlanProblem,
  tuning: SolverTuning,
  guesses: readonly DemandScenario[] = demandScenarios,
): readonly ScenarioPlan[] {
  return guesses.map(({ factor: times, probability: likely }) => {
    const { demand } = question;
    const guessed = { ...question, demand: { ...demand, perHour: demand.perHour.map((percent) => times * percent) } };
    return { probability: likely, problem: guessed, solved: solvePlan(guessed, tuning) };
  });
}

/** The mean of what the plans say, by likelihood; null where no reset can be used. */
export function expectedGain(plans: readonly ScenarioPlan[]): GainAt {
  return (point) => {
    const mean = { overLater: 0, overNever: 0, overNone: 0, atBest: 0 };
    for (const { probability: likely, solved } of plans) {
      const gain: PlanGain | null = solved.gainAt(point);
      if (!gain) return null;
      mean.overLater += likely * gain.overLater;
      mean.overNever += likely * gain.overNever;
      mean.overNone += likely * gain.overNone;
      mean.atBest += likely * gain.atBest;
    }
    return mean;
  };
}
