import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DemandModel } from '../../../src/domain/advice/demand-model';
import { solverTuning } from '../../../src/domain/advice/plan-problem';
import { solvePlan } from '../../../src/domain/advice/plan-solver';

const steady = (perHour: number): DemandModel => ({
  perHour: new Float64Array(168).fill(perHour),
  levels: Float64Array.of(1),
  persistence: 0,
  belief: Float64Array.of(1),
  recentLevel: 1,
  dayStart: 0,
});

const problem = { demand: steady(1.5), hourOfWeek: 0, expiryHours: [720], hazardPerHour: 0, queryHours: 24 };

describe('solvePlan', () => {
  const { gainAt: plan } = solvePlan(problem);
  const gainAt = (point: Parameters<typeof plan>[0]): number => plan(point)?.overNever ?? Number.NaN;

  it('agrees with the closed form for a steady user: used − elapsed, in percent of a week', () => {
    // The reset expires at once, so that later uses do not compete. The mean over several horizons evens out where plans end.
    const tails = Array.from({ length: 14 }, (_, index) => 1680 + 12 * index);
    const plans = tails.map((tailHours) =>
      solvePlan({ ...problem, expiryHours: [1] }, { ...solverTuning, usedCells: 101, discountPerDay: 0, tailHours }),
    );
    const gain = (used: number, hoursLeft: number): number =>
      plans.reduce((sum, now) => sum + (now.gainAt({ hour: 0, used, hoursLeft, resets: 1 })?.overNever ?? 0), 0) /
      plans.length;
    expect(gain(100, 144)).toBeCloseTo(100 * (144 / 168), -1);
    expect(gain(100, 24)).toBeCloseTo(100 * (24 / 168), -1);
    expect(gain(60, 120)).toBeCloseTo(60 - 100 * (48 / 168), -1);
    expect(gain(60, 40)).toBeCloseTo(60 - 100 * (128 / 168), -1);
  });

  it('has no gain without a reset or with nothing used', () => {
    expect(plan({ hour: 0, used: 100, hoursLeft: 100, resets: 0 })).toBeNull();
    expect(plan({ hour: 0, used: 0, hoursLeft: 100, resets: 1 })).toBeNull();
  });

  it('has a gain that grows with use and with the time left in the window', () => {
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

  it('has a smaller gain the likelier a platform reset is', () => {
    const expiresNow = { ...problem, expiryHours: [1] };
    const point = { hour: 0, used: 100, hoursLeft: 150, resets: 1 };
    const worth = (hazardPerHour: number) => solvePlan({ ...expiresNow, hazardPerHour }).gainAt(point)?.overNever ?? 0;
    expect(worth(1 / 72)).toBeLessThan(worth(0) - 10);
  });
});
