import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTrace } from '../../../lab/generated/make-traces';
import { plannerPolicy } from '../../../lab/planner/run-policies';
import { play, type Trace } from '../../../lab/planner/simulation';
import { learnDemandFromSteps } from '../../../src/domain/advice/demand-model';
import { solverTuning } from '../../../src/domain/advice/plan-problem';
import { solvePlan } from '../../../src/domain/advice/plan-solver';
import { seededRandom } from '../../../src/domain/random';

const steady = (perHour: number): ReturnType<typeof learnDemandFromSteps> => ({
  perHour: new Float64Array(168).fill(perHour),
  levels: Float64Array.of(1),
  persistence: 0,
  belief: Float64Array.of(1),
  recentLevel: 1,
  dayStart: 0,
});

const question = { demand: steady(1.5), hourOfWeek: 0, expiryHours: [720], hazardPerHour: 0, queryHours: 24 };

describe('planner', () => {
  it('spends nothing for somebody who never runs out', () => {
    for (const seed of [201]) expect(play(makeTrace('idle', seed), plannerPolicy()).redeemed).toEqual([]);
  });

  it('gets more for a steady heavy user than waiting for the expiry does', () => {
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

  it('does not hoard resets of which one more or less would not matter', () => {
    const resets = Array.from({ length: 10 }, (_, reset) => ({
      grantedStep: 50 * reset,
      expiresStep: 50 * reset + 720,
    }));
    const chance = seededRandom('rich');
    const demand = Array.from({ length: 1440 }, () => 2 * chance());
    const trace: Trace = { id: 'rich', stepHours: 1, demand, resets, platformResets: [], trainSteps: 504 };
    const whenFull = play(trace, ({ used }) => used > 99.9).servedPercent;
    expect(play(trace, plannerPolicy()).servedPercent).toBeGreaterThan(whenFull - 5);
  });

  it('spends for somebody who fills a window in one step', () => {
    const demand = new Array<number>(504 + 300).fill(150);
    const resets = [{ grantedStep: 504, expiresStep: 1224 }];
    const trace: Trace = { id: 'flood', stepHours: 1, demand, resets, platformResets: [], trainSteps: 504 };
    expect(play(trace, plannerPolicy()).redeemed).toHaveLength(1);
  });

  it('plans no further than matters for a reset that lapses in years', () => {
    const demand = new Array<number>(504 + 400).fill(1.2);
    const resets = [{ grantedStep: 504, expiresStep: 200_000 }];
    const trace: Trace = { id: 'far', stepHours: 1, demand, resets, platformResets: [], trainSteps: 504 };
    const plans: number[] = [];
    play(trace, plannerPolicy(plans));
    expect(plans.length).toBeLessThan(20);
    expect(plans.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(4000);
  });

  it('plans in steps of another length as well', () => {
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

describe('solvePlan', () => {
  const { gainAt: plan } = solvePlan(question);
  const gainAt = (point: Parameters<typeof plan>[0]): number => plan(point)?.overNever ?? Number.NaN;

  it('finds for a steady user what the closed form says: used − elapsed, in percent of a week', () => {
    // Now or never, so that later uses do not compete; the mean over horizons, because where a plan ends is arbitrary.
    const tails = Array.from({ length: 14 }, (_, index) => 1680 + 12 * index);
    const plans = tails.map((tailHours) =>
      solvePlan({ ...question, expiryHours: [1] }, { ...solverTuning, usedCells: 101, discountPerDay: 0, tailHours }),
    );
    const gain = (used: number, hoursLeft: number): number =>
      plans.reduce((sum, now) => sum + (now.gainAt({ hour: 0, used, hoursLeft, resets: 1 })?.overNever ?? 0), 0) /
      plans.length;
    expect(gain(100, 144)).toBeCloseTo(100 * (144 / 168), -1);
    expect(gain(100, 24)).toBeCloseTo(100 * (24 / 168), -1);
    expect(gain(60, 120)).toBeCloseTo(60 - 100 * (48 / 168), -1);
    expect(gain(60, 40)).toBeCloseTo(60 - 100 * (128 / 168), -1);
  });

  it('never finds a gain in a reset that nobody holds or with nothing used', () => {
    expect(plan({ hour: 0, used: 100, hoursLeft: 100, resets: 0 })).toBeNull();
    expect(plan({ hour: 0, used: 0, hoursLeft: 100, resets: 1 })).toBeNull();
  });

  it('finds the more in a reset the more is used and the longer the window still runs', () => {
    const percent = fc.integer({ min: 3, max: 100 });
    const hours = fc.integer({ min: 3, max: 168 });
    fc.assert(
      fc.property(percent, percent, hours, (a, b, hoursLeft) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const point = { hour: 0, hoursLeft, resets: 1 };
        expect(gainAt({ ...point, used: more })).toBeGreaterThanOrEqual(gainAt({ ...point, used: less }) - 0.01);
      }),
    );
    fc.assert(
      fc.property(hours, hours, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const point = { hour: 0, used: 100, resets: 1 };
        expect(gainAt({ ...point, hoursLeft: more })).toBeGreaterThanOrEqual(
          gainAt({ ...point, hoursLeft: less }) - 0.01,
        );
      }),
    );
  });

  it('finds the less in a reset, now or never, the more likely the platform restarts everybody', () => {
    const nowOrNever = { ...question, expiryHours: [1] };
    const point = { hour: 0, used: 100, hoursLeft: 150, resets: 1 };
    const worth = (hazardPerHour: number) => solvePlan({ ...nowOrNever, hazardPerHour }).gainAt(point)?.overNever ?? 0;
    expect(worth(1 / 72)).toBeLessThan(worth(0) - 10);
  });
});

describe('learnDemand', () => {
  it('wants nothing when nothing was seen', () => {
    const {
      perHour,
      levels,
      recentLevel: lately,
    } = learnDemandFromSteps({ served: [], usedBefore: [], t: 0, stepHours: 1 });
    expect([...perHour, ...levels, lately].every(Number.isFinite)).toBe(true);
    expect(Math.max(...perHour)).toBe(0);
  });

  it('does not take refused hours for quiet ones', () => {
    const served = new Float64Array(504);
    const usedBefore = new Float64Array(504);
    for (let t = 0; t < 504; t++) {
      usedBefore[t] = Math.min(100, (t % 168) * 2);
      served[t] = Math.min(2, 100 - (usedBefore[t] ?? 0));
    }
    const { perHour } = learnDemandFromSteps({ served, usedBefore, t: 504, stepHours: 1 });
    const mean = perHour.reduce((sum, percent) => sum + percent, 0) / 168;
    expect(mean).toBeGreaterThan(1.6);
  });

  it('takes the step that filled the window for a lower bound where it is more than usual', () => {
    const [served, usedBefore] = [new Float64Array(400).fill(0), new Float64Array(400).fill(100)];
    served[0] = 60;
    usedBefore[0] = 40;
    const filled = learnDemandFromSteps({ served, usedBefore, t: 400, stepHours: 1 });
    expect(filled.perHour[0]).toBeGreaterThan(0);
  });

  it('reads nothing from the present step on', () => {
    const served = new Float64Array(400).fill(1);
    const spoiled = Float64Array.from(served).fill(Number.NaN, 200);
    const usedBefore = new Float64Array(400);
    const at = (values: Float64Array) => learnDemandFromSteps({ served: values, usedBefore, t: 200, stepHours: 1 });
    expect(at(spoiled)).toEqual(at(served));
  });
});
