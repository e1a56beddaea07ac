import { describe, expect, it } from 'vitest';
import { demandScenarios, expectedGain, solveScenarios } from '../../../src/domain/advice/demand-scenarios';
import { type PlanProblem, solverTuning } from '../../../src/domain/advice/plan-problem';
import { solvePlan } from '../../../src/domain/advice/plan-solver';

const question: PlanProblem = {
  demand: {
    perHour: new Float64Array(168).fill(1),
    levels: Float64Array.of(1),
    persistence: 0,
    belief: Float64Array.of(1),
    recentLevel: 1,
    dayStart: 0,
  },
  hourOfWeek: 0,
  expiryHours: [400],
  hazardPerHour: 0,
  queryHours: 24,
};
const full = { hour: 0, used: 100, hoursLeft: 60, resets: 1 };

describe('plansInDoubt', () => {
  it('guesses on both sides of what was learned, and one way or another for sure', () => {
    expect(demandScenarios.reduce((sum, { probability: likely }) => sum + likely, 0)).toBeCloseTo(1);
    expect(
      demandScenarios.some(({ factor: times }) => times < 1) && demandScenarios.some(({ factor: times }) => times > 1),
    ).toBe(true);
  });

  it('says what the plain plan says where there is no doubt', () => {
    const gainAt = expectedGain(solveScenarios(question, solverTuning, [{ factor: 1, probability: 1 }]));
    expect(gainAt(full)).toEqual(solvePlan(question).gainAt(full));
  });

  it('lies between what its guesses say, nearer to the likelier', () => {
    const [less, more] = [0.6, 1.6].map(
      (times) =>
        expectedGain(solveScenarios(question, solverTuning, [{ factor: times, probability: 1 }]))(full)?.overNever ?? 0,
    ) as [number, number];
    const guesses = [
      { factor: 0.6, probability: 0.25 },
      { factor: 1.6, probability: 0.75 },
    ];
    const both = expectedGain(solveScenarios(question, solverTuning, guesses))(full)?.overNever ?? 0;
    expect(Math.abs(more - less)).toBeGreaterThan(5);
    expect(both).toBeCloseTo(0.25 * less + 0.75 * more);
  });

  it('finds nothing where no reset can be used', () => {
    const gainAt = expectedGain(solveScenarios(question, solverTuning));
    expect(gainAt({ ...full, used: 0 })).toBeNull();
    expect(gainAt({ ...full, resets: 0 })).toBeNull();
  });
});
