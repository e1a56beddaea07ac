import { describe, expect, it } from 'vitest';
import { type Figure, holds, median, ratioFigure, reportLine } from '../../bench/figure';

const figure = (value: number, more: Partial<Figure> = {}): Figure => ({
  name: 'a budget',
  value,
  unit: '×',
  floor: 1.5,
  aim: 1.1,
  ...more,
});

describe('a figure', () => {
  it('holds on the good side of a bar, the bar itself included', () => {
    expect([1.4, 1.5, 1.51].map((value) => holds(figure(value), 1.5))).toEqual([true, true, false]);
    const points = { better: 'higher' } as const;
    expect([94, 95, 96].map((value) => holds(figure(value, points), 95))).toEqual([false, true, true]);
  });

  it('that was not measured holds no bar', () => {
    expect(holds(figure(Number.NaN), 1.5)).toBe(false);
    expect(holds(figure(Number.NaN, { better: 'higher' }), 1.5)).toBe(false);
  });

  it('is marked by the bar it meets, and prints both', () => {
    expect([1, 1.3, 2].map((value) => reportLine(figure(value))[0])).toEqual(['★', '✓', '✗']);
    expect(reportLine(figure(1.3))).toMatch(/^✓ a budget +1\.3 × {3}floor 1\.5, aim 1\.1$/);
    expect(reportLine(figure(12.3456, { floor: null, aim: null, note: 'twelve rounds' }))).toMatch(
      /^· a budget +12\.3 × {3}reported only {3}\(twelve rounds\)$/,
    );
  });

  it('of a ratio names both medians', () => {
    expect(ratioFigure('r', { ours: [30, 10, 20], base: [8, 8, 8] }, { floor: 2, aim: 1 })).toEqual({
      name: 'r',
      value: 2.5,
      unit: '×',
      floor: 2,
      aim: 1,
      note: '20.0 ms ÷ 8.00 ms, 3 rounds',
    });
  });
});

describe('the median', () => {
  it('is the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 1, 5])).toBe(7);
    expect(median([])).toBeNaN();
  });
});
