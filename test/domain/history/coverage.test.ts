import { describe, expect, it } from 'vitest';
import { coverageOf, gapMs, gapsOf } from '../../../src/domain/history/coverage';
import type { UsageSeries } from '../../../src/domain/history/usage-series';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/time/instant';

const start = Date.UTC(2026, 10, 2, 8);

/** Rows of (minutes after start, used %, minutes after start at which the window ends). */
function seriesOf(...rows: readonly (readonly [number, number, number])[]): UsageSeries {
  return {
    at: Float64Array.from(rows, ([at]) => start + at * minuteMs),
    used: Float64Array.from(rows, ([, used]) => used),
    resetsAt: Float64Array.from(rows, ([, , end]) => start + end * minuteMs),
  };
}

describe('gapsOf and coverageOf', () => {
  const span = { fromAt: start, toAt: start + dayMs };

  it('finds the gaps before, between and after the readings, clipped to the span', () => {
    const gaps = gapsOf(seriesOf([180, 1, 9_000], [240, 1, 9_000], [600, 1, 9_000]), span);
    expect(gaps.map(({ fromAt, toAt }) => [(fromAt - start) / minuteMs, (toAt - start) / minuteMs])).toEqual([
      [0, 180],
      [240, 600],
      [600, 1_440],
    ]);
  });

  it('treats a span without readings as one gap', () => {
    expect(gapsOf(seriesOf(), span)).toEqual([span]);
    expect(coverageOf(seriesOf(), span)).toMatchObject({ seenPercent: 0, longestGapMs: dayMs });
  });

  it('finds no gap between readings closer than the limit, also where they began before the span', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i * 60 - 300, 1, 9_000] as const);
    expect(gapsOf(seriesOf(...rows), span)).toEqual([]);
    expect(coverageOf(seriesOf(...rows), span).seenPercent).toBe(100);
  });

  it('measures the share of the span outside gaps', () => {
    const rows = [0, 60, 120, 180, 180 + 720, 960, 1_020, 1_080, 1_140, 1_200, 1_260, 1_320, 1_380, 1_440];
    const { seenPercent, longestGapMs } = coverageOf(seriesOf(...rows.map((at) => [at, 1, 9_000] as const)), span);
    expect(seenPercent).toBe(50);
    expect(longestGapMs).toBe(12 * hourMs);
    expect(longestGapMs).toBeGreaterThan(gapMs);
  });
});
