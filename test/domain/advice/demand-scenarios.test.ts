import { describe, expect, it } from 'vitest';
import { demandScenarios, expectedGain, solveScenarios } from '../../../src/domain/advice/demand-scenarios';
import { type PlanProblem, solverTuning } from '../../../src/domain/advice/plan-problem';
import { solvePlan } from '../../../src/domain/advice/plan-solver';

const problem: PlanProblem = {
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

describe('solveScenarios', () => {
  it('assumes lower and higher demand than was learned: the gain lies between those of the extremes', () => {
    const gainWith = (factor: number) =>
      expectedGain(solveScenarios(problem, solverTuning, [{ factor, probability: 1 }]))(full)?.overNever ?? Number.NaN;
    const factors = demandScenarios.map(({ factor }) => factor);
    const gains = [gainWith(Math.min(...factors)), gainWith(Math.max(...factors))].toSorted((a, b) => a - b);
    const gain = expectedGain(solveScenarios(problem, solverTuning))(full)?.overNever ?? Number.NaN;
    expect(gain).toBeGreaterThan(gains[0] ?? Number.NaN);
    expect(gain).toBeLessThan(gains[1] ?? Number.NaN);
  });

  it('has probabilities that add up to 1: where every scenario gains the same, so does the mean', () => {
    const idle = { ...problem, demand: { ...problem.demand, perHour: new Float64Array(168) } };
    const gain = expectedGain(solveScenarios(idle, solverTuning))(full);
    expect(gain).toEqual(solvePlan(idle, solverTuning).gainAt(full));
    expect(demandScenarios.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
  });

  it('equals the plain plan for a single scenario', () => {
    const gainAt = expectedGain(solveScenarios(problem, solverTuning, [{ factor: 1, probability: 1 }]));
    expect(gainAt(full)).toEqual(solvePlan(problem).gainAt(full));
  });

  it('averages the gains of its scenarios by their probability', () => {
    const [less, more] = [0.6, 1.6].map(
      (times) =>
        expectedGain(solveScenarios(problem, solverTuning, [{ factor: times, probability: 1 }]))(full)?.overNever ?? 0,
    ) as [number, number];
    const scenarios = [
      { factor: 0.6, probability: 0.25 },
      { factor: 1.6, probability: 0.75 },
    ];
    const both = expectedGain(solveScenarios(problem, solverTuning, scenarios))(full)?.overNever ?? 0;
    expect(Math.abs(more - less)).toBeGreaterThan(5);
    expect(both).toBeCloseTo(0.25 * less + 0.75 * more);
  });

  it('is null where no reset can be used', () => {
    const gainAt = expectedGain(solveScenarios(problem, solverTuning));
    expect(gainAt({ ...full, used: 0 })).toBeNull();
    expect(gainAt({ ...full, resets: 0 })).toBeNull();
  });
});
