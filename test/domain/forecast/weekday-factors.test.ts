import { describe, expect, it } from 'vitest';
import { weekdayFactors } from '../../../src/domain/forecast/weekday-factors';

const tuning = { dayTypePriorHours: 4, weekdayPriorHours: 96 };

/** Sums of `weeks` weeks in which each weekday brought so many times the average day. */
function sums(weeks: number, perDay: readonly number[]) {
  const seen = perDay.map(() => 24 * weeks);
  return { used: perDay.map((times, day) => times * (seen[day] ?? 0)), seen };
}

const office = [1.4, 1.4, 1.4, 1.4, 1.4, 0, 0];

describe('weekdayFactors', () => {
  it('knows nothing of a week nobody saw', () => {
    expect([...weekdayFactors(sums(0, office), tuning)]).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('takes one odd Wednesday for chance, and a quiet Saturday and Sunday for a weekend', () => {
    const oddWednesday = weekdayFactors(sums(3, [1, 1, 2.2, 1, 1, 0.4, 0.4]), tuning);
    expect(oddWednesday[2]).toBeLessThan(1.8);
    expect(oddWednesday[5]).toBeLessThan(0.5);
  });

  it('expects of a Friday not yet seen what the other working days brought, of a Sunday what the Saturday did', () => {
    const { used, seen } = sums(2, office);
    for (const unseen of [4, 6]) [used[unseen], seen[unseen]] = [0, 0];
    const factors = weekdayFactors({ used, seen }, tuning);
    expect(factors[4]).toBeGreaterThan(1.2);
    expect(factors[6]).toBeLessThan(0.2);
  });

  it('finds other free days than Saturday and Sunday once enough weeks were seen', () => {
    // So many made-up hours that a weekday is what its like is.
    const expected = (weeks: number) =>
      weekdayFactors(sums(weeks, [1.4, 1.4, 1.4, 1.4, 0, 0, 1.4]), { dayTypePriorHours: 4, weekdayPriorHours: 1e9 });
    expect(expected(1)[4]).toBeGreaterThan(0.9);
    expect(expected(8)[4]).toBeLessThan(0.1);
    expect(expected(8)[6]).toBeGreaterThan(1.3);
  });

  it('ends at what was seen when enough of it was', () => {
    const uneven = [0.5, 1.5, 0.8, 1.2, 1, 1.3, 0.7];
    weekdayFactors(sums(500, uneven), tuning).forEach((factor, day) => {
      expect(factor).toBeCloseTo(uneven[day] ?? 0, 1);
    });
  });
});
