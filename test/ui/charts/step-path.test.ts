import { describe, expect, it } from 'vitest';

import { type Plot, stepPath, xOf, yOf } from '../../../src/ui/charts/step-path';

const plot: Plot = { view: { fromAt: 0, toAt: 100 }, left: 0, top: 0, width: 100, height: 100 };
const line = (...points: readonly (readonly [number, number])[]) => ({
  at: Float64Array.from(points, ([at]) => at),
  value: Float64Array.from(points, ([, value]) => value),
});

describe('stepPath', () => {
  it('walks in steps: a value holds until the next one', () => {
    expect(stepPath(line([10, 20], [40, 50], [60, 50]), plot, 'used').line).toBe('M10 80H40V50H60h.5');
  });

  it('counts what is left from the top when asked to', () => {
    expect(stepPath(line([10, 20], [40, 50]), plot, 'left').line).toBe('M10 20H40V50h.5');
  });

  it('interrupts the line over a gap and closes the area under each part', () => {
    const { line: stroke, area } = stepPath(line([10, 20], [20, Number.NaN], [50, 40], [60, 60]), plot, 'used');
    expect(stroke).toBe('M10 80h.5M50 60H60V40h.5');
    expect(area).toBe('M10 100V80V100ZM50 100V60H60V40V100Z');
  });

  it('draws nothing where there are no readings', () => {
    expect(stepPath(line(), plot, 'left')).toEqual({ line: '', area: '' });
  });

  it('maps the corners of the view to the corners of the plot', () => {
    expect([xOf(0, plot), xOf(100, plot), yOf(100, plot), yOf(0, plot)]).toEqual([0, 100, 0, 100]);
  });
});
