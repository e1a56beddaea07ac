import { describe, expect, it } from 'vitest';
import { localHours } from '../../../src/domain/forecast/hourly-usage';
import { hoursFromCycles } from '../../../src/domain/forecast/hours-from-cycles';
import { usageCycles } from '../../../src/domain/forecast/usage-cycles';
import { dayMs, weekMs } from '../../../src/domain/time/instant';

import { monday, weeklyCycle } from '../../support/weekly-readings';

describe('hoursFromCycles', () => {
  it('keeps the sum of use, and counts the hours after the window was full as censored', () => {
    const cycles = usageCycles(weeklyCycle(monday, 20));
    const {
      used: got,
      observed: seen,
      censored: refused,
    } = hoursFromCycles(cycles, localHours('UTC', monday), monday + weekMs);
    const sum = got.reduce((all, percent) => all + percent, 0);
    expect(sum).toBeGreaterThan(90);
    expect(sum).toBeLessThanOrEqual(100.001);
    expect([seen[160], refused[160], refused[60]]).toEqual([0, 1, 0]);
  });

  it('counts a full window as censored to its end, read or not', () => {
    const cycles = usageCycles(weeklyCycle(monday, 20, monday + 5.5 * dayMs));
    expect(hoursFromCycles(cycles, localHours('UTC', monday), monday + weekMs).censored[160]).toBe(1);
  });

  it('tells censored hours from unobserved ones', () => {
    const blind = weeklyCycle(monday, 10).filter(({ at }) => at < monday + 2 * dayMs || at > monday + 4 * dayMs);
    const cycles = usageCycles([...blind, ...weeklyCycle(monday + 2 * weekMs, 10)]);
    const { observed: seen, censored: refused } = hoursFromCycles(
      cycles,
      localHours('UTC', monday),
      monday + 3 * weekMs,
    );
    expect(Math.max(...refused)).toBe(0);
    expect(seen[9 * 24]).toBe(0);
  });

  it('counts a long gap in which the window filled as censored, not as little demand', () => {
    const seldom = weeklyCycle(monday, 40).filter(({ at }) => at <= monday + dayMs || at >= monday + 4 * dayMs);
    const {
      used: got,
      observed: seen,
      censored: refused,
    } = hoursFromCycles(usageCycles(seldom), localHours('UTC', monday), monday + weekMs);
    expect(got.reduce((all, percent) => all + percent, 0)).toBeLessThan(41);
    expect([seen[60], refused[60]]).toEqual([0, 1]);
  });
});
