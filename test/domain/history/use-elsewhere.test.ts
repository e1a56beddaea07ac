import { expect, it } from 'vitest';
import type { DayStatement } from '../../../src/domain/history/daily-usage';
import type { UsageSeries } from '../../../src/domain/history/usage-series';
import { usedElsewhere } from '../../../src/domain/history/use-elsewhere';

const hour = (day: number, hours: number) => Date.UTC(2026, 9, day, hours);

const series = (...rows: [at: number, used: number][]): UsageSeries => ({
  at: Float64Array.from(rows, ([at]) => at),
  used: Float64Array.from(rows, ([, used]) => used),
  resetsAt: Float64Array.from(rows, () => hour(20, 0)),
});

const stated = (day: number, value: number, at = hour(day + 2, 0)): DayStatement => ({
  at,
  units: 'percent',
  day: { date: `2026-10-0${day}`, surfaces: [{ name: 'cli', value }], models: [] },
});

const rising = series([hour(5, 8), 10], [hour(5, 9), 14], [hour(6, 8), 20], [hour(6, 20), 23], [hour(7, 8), 30]);

it.each<[string, DayStatement[], string | null]>([
  ['no day was stated', [], null],
  ['every day has use', [stated(5, 3), stated(6, 1)], null],
  ['a day without use rose', [stated(5, 0), stated(6, 2)], '2026-10-05'],
  ['two such days: the newest', [stated(6, 0), stated(5, 0)], '2026-10-06'],
  ['a day stated before its breakdown is complete', [stated(6, 0, hour(7, 5))], null],
  ['a day that was not read twice', [stated(7, 0)], null],
])('%s', (_, statements, day) => {
  expect(usedElsewhere(rising, statements)).toBe(day);
});

it('a rise of rounding, a fall and a new window are no use', () => {
  const flat = series([hour(5, 8), 50], [hour(5, 9), 51], [hour(5, 10), 0], [hour(5, 11), 0.5]);
  expect(usedElsewhere(flat, [stated(5, 0)])).toBeNull();
});
