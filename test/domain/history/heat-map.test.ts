import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { heatMapOf } from '../../../src/domain/history/heat-map';
import type { UsageSeries } from '../../../src/domain/history/usage-series';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';

const monday = Date.UTC(2026, 10, 2);
const always = { fromAt: 0, toAt: Number.MAX_SAFE_INTEGER };

function seriesOf(...rows: readonly (readonly [number, number, number])[]): UsageSeries {
  return {
    at: Float64Array.from(rows, ([at]) => at),
    used: Float64Array.from(rows, ([, used]) => used),
    resetsAt: Float64Array.from(rows, ([, , end]) => end),
  };
}

describe('heatMapOf', () => {
  it('spreads use over the local hours between two readings', () => {
    const from = monday + 9 * hourMs + 30 * minuteMs;
    const map = heatMapOf(seriesOf([from, 10, 1], [from + hourMs, 14, 1]), always, 'Europe/Berlin');
    expect(map.cells[24 + 10]).toBeCloseTo(2);
    expect(map.cells[24 + 11]).toBeCloseTo(2);
    expect(map).toMatchObject({ total: 4, unplaced: 0 });
  });

  it('follows the zone', () => {
    const series = seriesOf([monday, 10, 1], [monday + hourMs, 14, 1]);
    expect(heatMapOf(series, always, 'America/New_York').cells[19]).toBe(4);
  });

  it('leaves use across a gap unplaced', () => {
    const map = heatMapOf(seriesOf([monday, 10, 1], [monday + 9 * hourMs, 30, 1]), always, 'UTC');
    expect(map).toMatchObject({ total: 20, unplaced: 20 });
  });

  it('counts a new cycle from zero, and a correction as no use', () => {
    const end = monday + 5 * hourMs;
    const cycle = heatMapOf(seriesOf([monday, 90, end], [monday + hourMs, 3, end + 9 * hourMs]), always, 'UTC');
    const correction = heatMapOf(seriesOf([monday, 90, end], [monday + hourMs, 85, end]), always, 'UTC');
    expect([cycle.total, correction.total]).toEqual([3, 0]);
  });

  it('never loses or invents use: cells and unplaced add up to all of it', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 5 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/New_York'), (steps, zone) => {
        let [at, used] = [monday, 0];
        const series = seriesOf(
          ...steps.map(([minutes, growth]) => {
            at += minutes * minuteMs;
            used += growth;
            return [at, used, 1] as const;
          }),
        );
        const grown = steps.slice(1).reduce((sum, [, growth]) => sum + growth, 0);
        expect(heatMapOf(series, always, zone).total).toBeCloseTo(grown);
      }),
    );
  });
});
