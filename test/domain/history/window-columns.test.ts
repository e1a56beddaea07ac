import { expect, it } from 'vitest';
import { columnAt, windowColumns } from '../../../src/domain/history/window-columns';

const cycle = (startsAt: number, endsAt: number, peakPercent: number) => ({ startsAt, endsAt, peakPercent });

it('has a column for each run, cut where the next one began early; the last one runs', () => {
  const columns = windowColumns([cycle(0, 100, 40), cycle(80, 180, 7), cycle(180, 280, 55)], 200);
  expect(columns).toEqual([
    { fromAt: 0, toAt: 80, usedPercent: 40, isRunning: false },
    { fromAt: 80, toAt: 180, usedPercent: 7, isRunning: false },
    { fromAt: 180, toAt: 280, usedPercent: 55, isRunning: true },
  ]);
  expect(columnAt(columns, 80)?.usedPercent).toBe(7);
  expect(columnAt(columns, 300)).toBeNull();
});
