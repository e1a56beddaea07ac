import { describe, expect, it } from 'vitest';
import { type DailySplit, dailyBars, dayStatements } from '../../../src/domain/history/daily-usage';
import type { DailyUsageFacts, Observation } from '../../../src/domain/observations/observation';

const seen = (at: number, days: DailyUsageFacts['days']) =>
  ({ at, kind: 'daily-usage', facts: { units: 'credits', days } }) as unknown as Observation;
const day = (date: string, cli: number, web: number) => ({
  date,
  surfaces: [
    { name: 'cli', value: cli },
    { name: 'web', value: web },
  ],
  models: [{ name: 'sol', speed: 'fast', value: cli + web }],
});

const barsOf = (rows: readonly Observation[], split: DailySplit) => dailyBars(dayStatements(rows), split);

describe('dailyBars', () => {
  it('uses the newest statement of each day, whatever the order of the observations', () => {
    const rows = [seen(2, [day('2026-11-02', 5, 1)]), seen(1, [day('2026-11-02', 3, 1), day('2026-11-01', 1, 9)])];
    const bars = barsOf(rows, 'surface');
    expect(bars.dates).toEqual(['2026-11-01', '2026-11-02']);
    expect(bars.parts).toEqual([
      { name: 'web', values: [9, 1], total: 10 },
      { name: 'cli', values: [1, 5], total: 6 },
    ]);
    expect(barsOf(rows.toReversed(), 'surface')).toEqual(bars);
  });

  it('names a model with its speed and never adds the two views together', () => {
    expect(barsOf([seen(1, [day('2026-11-01', 1, 2)])], 'model').parts).toEqual([
      { name: 'sol, fast', values: [3], total: 3 },
    ]);
  });

  it('includes every day between two that were stated, and marks which were not', () => {
    const bars = barsOf([seen(1, [day('2026-10-31', 1, 0)]), seen(2, [day('2026-11-02', 3, 0)])], 'surface');
    expect(bars.dates).toEqual(['2026-10-31', '2026-11-01', '2026-11-02']);
    expect(bars.stated).toEqual([true, false, true]);
    expect(bars.parts[0]?.values).toEqual([1, 0, 3]);
  });

  it('shows the newest sixty days of a year', () => {
    const bars = barsOf([seen(1, [day('2025-11-02', 9, 0)]), seen(2, [day('2026-11-02', 3, 0)])], 'surface');
    expect([bars.dates.length, bars.dates[0], bars.dates.at(-1)]).toEqual([60, '2026-09-04', '2026-11-02']);
    expect(bars.parts[0]?.total).toBe(3);
  });

  it('keeps a day that is not a date as given', () => {
    expect(barsOf([seen(1, [day('yesterday', 1, 0)])], 'surface').dates).toEqual(['yesterday']);
  });

  it('is empty when the page never showed the breakdown', () => {
    expect(barsOf([], 'surface')).toEqual({ dates: [], stated: [], parts: [], units: null });
  });
});
