// Nobody knows how much will be wanted on the whole: a few weeks seen say it to within a third or so. So the plan is solved
// for less, as much and more than was learned, and what each says of a point counts as far as it is likely.
import type { PlanQuestion, SolveTuning } from './planner-question';
import { type GainAt, type PlanGain, type SolvedPlan, solvePlan } from './planner-solve';

/** One guess of the level: how many times what was learned, and how likely. */
export interface LevelGuess {
  readonly times: number;
  readonly likely: number;
}

export const levelGuesses: readonly LevelGuess[] = [
  { times: 0.7, likely: 0.25 },
  { times: 1, likely: 0.5 },
  { times: 1.4, likely: 0.25 },
];

/** A plan under one guess. */
export interface GuessedPlan {
  readonly likely: number;
  readonly question: PlanQuestion;
  readonly solved: SolvedPlan;
}

/** A plan for every guess; at one level alone when one guess is handed in. */
export function plansInDoubt(
  question: PlanQuestion,
  tuning: SolveTuning,
  guesses: readonly LevelGuess[] = levelGuesses,
): readonly GuessedPlan[] {
  return guesses.map(({ times, likely }) => {
    const { demand } = question;
    const guessed = { ...question, demand: { ...demand, perHour: demand.perHour.map((percent) => times * percent) } };
    return { likely, question: guessed, solved: solvePlan(guessed, tuning) };
  });
}

/** The mean of what the plans say, by likelihood; null where no reset can be used. */
export function gainInDoubt(plans: readonly GuessedPlan[]): GainAt {
  return (point) => {
    const mean = { overLater: 0, overNever: 0, overNone: 0, atBest: 0 };
    for (const { likely, solved } of plans) {
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
