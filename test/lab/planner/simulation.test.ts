import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clairvoyantSteps } from '../../../lab/planner/clairvoyant';
import { play, type Trace } from '../../../lab/planner/simulation';

/** Steps of a day: a window of seven steps keeps every possibility countable. */
const daily: Trace = { id: 'x', stepHours: 24, demand: [], resets: [], platformResets: [], trainSteps: 0 };
const at =
  (...steps: number[]) =>
  ({ t }: { t: number }) =>
    steps.includes(t);

describe('the world', () => {
  it('loses what is wanted while the window is full', () => {
    expect(play({ ...daily, demand: [80, 80, 80] }, at()).servedPercent).toBe(100);
  });

  it('opens a new window at the first demand after the old one ended, not at its end', () => {
    const demand = [100, 0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 50, 60];
    expect(play({ ...daily, demand }, at()).servedPercent).toBe(260);
  });

  it('restarts a running window at a platform reset and leaves an unstarted one alone', () => {
    const demand = [100, 30, 0, 0, 0, 0, 0, 0, 0, 100, 90];
    expect(play({ ...daily, demand, platformResets: [1] }, at()).servedPercent).toBe(230);
    expect(play({ ...daily, demand, platformResets: [8] }, at()).servedPercent).toBe(200);
  });

  it('uses a reset from its grant until before its expiry, soonest expiry first', () => {
    const resets = [
      { grantedStep: 0, expiresStep: 9 },
      { grantedStep: 1, expiresStep: 3 },
    ];
    const trace = { ...daily, demand: [100, 100, 100, 100], resets };
    expect(play(trace, () => true).redeemed).toEqual([1, 2]);
    expect(play({ ...trace, demand: [0, 100, 0, 100] }, at(3)).redeemed).toEqual([3]);
    expect(play({ ...trace, resets: [{ grantedStep: 0, expiresStep: 2 }] }, at(2)).redeemed).toEqual([]);
  });

  it('refuses a reset when nothing is used, and before the training ends', () => {
    const trace = { ...daily, demand: [0, 100, 100, 100], resets: [{ grantedStep: 0, expiresStep: 9 }] };
    expect(play(trace, () => true).redeemed).toEqual([2]);
    expect(play({ ...trace, trainSteps: 3 }, () => true)).toEqual({ servedPercent: 100, redeemed: [3] });
  });

  it('tells a policy what was served before, and nothing from now on', () => {
    const seen: number[][] = [];
    const trace = { ...daily, demand: [60, 60, 60], resets: [{ grantedStep: 0, expiresStep: 9 }] };
    play(trace, ({ served }) => seen.push([...served]) > 9);
    expect(seen).toEqual([
      [60, Number.NaN, Number.NaN],
      [60, 40, Number.NaN],
    ]);
  });
});

describe('clairvoyant', () => {
  const reset = fc
    .record({ grantedStep: fc.integer({ min: 0, max: 9 }), life: fc.integer({ min: 1, max: 12 }) })
    .map(({ grantedStep, life }) => ({ grantedStep, expiresStep: grantedStep + life }));
  const trace = fc.record({
    id: fc.constant('any'),
    stepHours: fc.constant(24),
    demand: fc.array(fc.constantFrom(0, 0, 7, 20, 45, 100), { minLength: 1, maxLength: 13 }),
    resets: fc.array(reset, { maxLength: 3 }),
    platformResets: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 2 }),
    trainSteps: fc.integer({ min: 0, max: 3 }),
  });

  it('serves as much as the best of all possible choices', () => {
    fc.assert(
      fc.property(trace, (world) => {
        const steps = clairvoyantSteps(world);
        const outcome = play(world, at(...steps));
        expect(outcome.redeemed).toEqual(steps);
        expect(outcome.servedPercent).toBeCloseTo(bestByTrying(world), 6);
      }),
      { numRuns: 60 },
    );
  });
});

/** Every subset of steps, tried. */
function bestByTrying(world: Trace): number {
  let best = 0;
  for (let subset = 0; subset < 2 ** world.demand.length; subset++) {
    const { servedPercent } = play(world, ({ t }) => (subset & (1 << t)) !== 0);
    if (servedPercent > best) best = servedPercent;
  }
  return best;
}
