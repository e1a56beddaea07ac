import { describe, expect, it } from 'vitest';
import { gainInDoubt, levelGuesses, plansInDoubt } from '../../../src/domain/advice/planner-doubt';
import { type PlanQuestion, solveTuning } from '../../../src/domain/advice/planner-question';
import { solvePlan } from '../../../src/domain/advice/planner-solve';

const question: PlanQuestion = {
  demand: {
    perHour: new Float64Array(168).fill(1),
    levels: Float64Array.of(1),
    stay: 0,
    belief: Float64Array.of(1),
    lately: 1,
    dayStart: 0,
  },
  hourOfWeek: 0,
  lapseHours: [400],
  hazardPerHour: 0,
  keepHours: 24,
};
const full = { hour: 0, used: 100, hoursLeft: 60, resets: 1 };

describe('plansInDoubt', () => {
  it('guesses on both sides of what was learned, and one way or another for sure', () => {
    expect(levelGuesses.reduce((sum, { likely }) => sum + likely, 0)).toBeCloseTo(1);
    expect(levelGuesses.some(({ times }) => times < 1) && levelGuesses.some(({ times }) => times > 1)).toBe(true);
  });

  it('says what the plain plan says where there is no doubt', () => {
    const gainAt = gainInDoubt(plansInDoubt(question, solveTuning, [{ times: 1, likely: 1 }]));
    expect(gainAt(full)).toEqual(solvePlan(question).gainAt(full));
  });

  it('lies between what its guesses say, nearer to the likelier', () => {
    const [less, more] = [0.6, 1.6].map(
      (times) => gainInDoubt(plansInDoubt(question, solveTuning, [{ times, likely: 1 }]))(full)?.overNever ?? 0,
    ) as [number, number];
    const guesses = [
      { times: 0.6, likely: 0.25 },
      { times: 1.6, likely: 0.75 },
    ];
    const both = gainInDoubt(plansInDoubt(question, solveTuning, guesses))(full)?.overNever ?? 0;
    expect(Math.abs(more - less)).toBeGreaterThan(5);
    expect(both).toBeCloseTo(0.25 * less + 0.75 * more);
  });

  it('finds nothing where no reset can be used', () => {
    const gainAt = gainInDoubt(plansInDoubt(question, solveTuning));
    expect(gainAt({ ...full, used: 0 })).toBeNull();
    expect(gainAt({ ...full, resets: 0 })).toBeNull();
  });
});
