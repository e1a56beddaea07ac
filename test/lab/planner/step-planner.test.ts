import { describe, expect, it } from 'vitest';
import { makeTrace } from '../../../lab/generated/make-traces';
import { hoursFromSteps } from '../../../lab/planner/hours-from-steps';
import { plannerPolicy } from '../../../lab/planner/run-policies';
import { play, type Trace } from '../../../lab/planner/simulation';
import { planProblem } from '../../../lab/planner/step-planner';
import { fitDemandModel } from '../../../src/domain/advice/demand-model';
import { seededRandom } from '../../../src/domain/random';

describe('createStepPlanner', () => {
  it('uses nothing for a user who never runs out', () => {
    for (const seed of [201]) expect(play(makeTrace('idle', seed), plannerPolicy()).redeemed).toEqual([]);
  });

  it('serves more for a steady heavy user than waiting for the expiry', () => {
    const trace: Trace = {
      id: 'steady',
      stepHours: 1,
      demand: new Array<number>(504 + 720).fill(1.5),
      resets: [{ grantedStep: 504, expiresStep: 1224 }],
      platformResets: [],
      trainSteps: 504,
    };
    const [step = 0] = play(trace, plannerPolicy()).redeemed;
    const late = play(trace, ({ t }) => t === 1223).servedPercent;
    expect(play(trace, plannerPolicy()).servedPercent).toBeGreaterThan(late + 20);
    expect(step).toBeGreaterThan(504);
  });

  it('does not hoard resets when one more or less does not matter', () => {
    const resets = Array.from({ length: 10 }, (_, reset) => ({
      grantedStep: 50 * reset,
      expiresStep: 50 * reset + 720,
    }));
    const random = seededRandom('rich');
    const demand = Array.from({ length: 1440 }, () => 2 * random());
    const trace: Trace = { id: 'rich', stepHours: 1, demand, resets, platformResets: [], trainSteps: 504 };
    const whenFull = play(trace, ({ used }) => used > 99.9).servedPercent;
    expect(play(trace, plannerPolicy()).servedPercent).toBeGreaterThan(whenFull - 5);
  });

  it('uses a reset for a user who fills a window in one step', () => {
    const demand = new Array<number>(504 + 300).fill(150);
    const resets = [{ grantedStep: 504, expiresStep: 1224 }];
    const trace: Trace = { id: 'flood', stepHours: 1, demand, resets, platformResets: [], trainSteps: 504 };
    expect(play(trace, plannerPolicy()).redeemed).toHaveLength(1);
  });

  it('makes few plans, and none longer than 45 days, for a reset that expires in years', () => {
    const demand = new Array<number>(504 + 400).fill(1.2);
    const resets = [{ grantedStep: 504, expiresStep: 200_000 }];
    const trace: Trace = { id: 'far', stepHours: 1, demand, resets, platformResets: [], trainSteps: 504 };
    const plans: number[] = [];
    play(trace, plannerPolicy(plans));
    expect(plans.length).toBeLessThan(20);
    const step = {
      served: [],
      usedBefore: [],
      t: 0,
      stepHours: 1,
      used: 50,
      hoursLeft: 100,
      expiryHours: [20, 200_000],
    };
    const problem = planProblem(step, fitDemandModel(hoursFromSteps(step)));
    expect(problem.expiryHours).toEqual([20, 45 * 24]);
  });

  it('works with steps of another length', () => {
    const hourly = makeTrace('agent-farm', 201);
    const demand = Array.from({ length: Math.floor(hourly.demand.length / 2) }, (_, step) =>
      hourly.demand.slice(2 * step, 2 * step + 2).reduce((sum, percent) => sum + percent, 0),
    );
    const resets = hourly.resets.map(({ grantedStep, expiresStep }) => ({
      grantedStep: Math.floor(grantedStep / 2),
      expiresStep: Math.floor(expiresStep / 2),
    }));
    const coarse: Trace = { ...hourly, stepHours: 2, demand, resets, platformResets: [], trainSteps: 252 };
    expect(play(coarse, plannerPolicy()).servedPercent).toBeGreaterThan(play(coarse, () => false).servedPercent);
  });
});
