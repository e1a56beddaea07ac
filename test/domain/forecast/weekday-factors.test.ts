import { describe, expect, it } from 'vitest';
import { weekdayFactors } from '../../../src/domain/forecast/weekday-factors';

const tuning = { dayTypePriorHours: 4, weekdayPriorHours: 96 };

/** Sums of `weeks` weeks in which each weekday used this multiple of the average day. */
function sums(weeks: number, perDay: readonly number[]) {
  const observed = perDay.map(() => 24 * weeks);
  return { used: perDay.map((times, day) => times * (observed[day] ?? 0)), observed };
}

const office = [1.4, 1.4, 1.4, 1.4, 1.4, 0, 0];

describe('weekdayFactors', () => {
  it('is 1 for every day when nothing was observed', () => {
    expect([...weekdayFactors(sums(0, office), tuning)]).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('treats one busy Wednesday as chance, and a quiet Saturday and Sunday as a weekend', () => {
    const oddWednesday = weekdayFactors(sums(3, [1, 1, 2.2, 1, 1, 0.4, 0.4]), tuning);
    expect(oddWednesday[2]).toBeLessThan(1.8);
    expect(oddWednesday[5]).toBeLessThan(0.5);
  });

  it('expects of an unobserved Friday the use of other working days, of a Sunday that of the Saturday', () => {
    const { used, observed } = sums(2, office);
    for (const day of [4, 6]) [used[day], observed[day]] = [0, 0];
    const factors = weekdayFactors({ used, observed }, tuning);
    expect(factors[4]).toBeGreaterThan(1.2);
    expect(factors[6]).toBeLessThan(0.2);
  });

  it('finds other rest days than Saturday and Sunday once enough weeks were observed', () => {
    // With such a prior each weekday equals the mean of its type.
    const expected = (weeks: number) =>
      weekdayFactors(sums(weeks, [1.4, 1.4, 1.4, 1.4, 0, 0, 1.4]), { dayTypePriorHours: 4, weekdayPriorHours: 1e9 });
    expect(expected(1)[4]).toBeGreaterThan(0.9);
    expect(expected(8)[4]).toBeLessThan(0.1);
    expect(expected(8)[6]).toBeGreaterThan(1.3);
  });

  it('converges to what was observed', () => {
    const uneven = [0.5, 1.5, 0.8, 1.2, 1, 1.3, 0.7];
    weekdayFactors(sums(500, uneven), tuning).forEach((factor, day) => {
      expect(factor).toBeCloseTo(uneven[day] ?? 0, 1);
    });
  });
});
