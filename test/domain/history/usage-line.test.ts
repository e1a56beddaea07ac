import { describe, expect, it } from 'vitest';
import { cyclesOf, observedLine } from '../../../src/domain/history/usage-line';
import type { UsageSeries } from '../../../src/domain/history/usage-series';
import { minuteMs } from '../../../src/domain/time/instant';

const start = Date.UTC(2026, 10, 2, 8);

/** Rows of (minutes after start, used %, minutes after start at which the window ends). */
function seriesOf(...rows: readonly (readonly [number, number, number])[]): UsageSeries {
  return {
    at: Float64Array.from(rows, ([at]) => start + at * minuteMs),
    used: Float64Array.from(rows, ([, used]) => used),
    resetsAt: Float64Array.from(rows, ([, , end]) => start + end * minuteMs),
  };
}

const minutesOf = (line: { at: Float64Array; value: Float64Array }) =>
  [...line.at].map((at, index) => [(at - start) / minuteMs, line.value[index]]);

describe('observedLine', () => {
  it('holds a value until the next reading', () => {
    expect(minutesOf(observedLine(seriesOf([0, 10, 900], [60, 12, 900])))).toEqual([
      [0, 10],
      [60, 12],
      [60, Number.NaN],
    ]);
  });

  it('stops across a gap', () => {
    const line = observedLine(seriesOf([0, 10, 9_000], [600, 40, 9_000]));
    expect(minutesOf(line).slice(0, 3)).toEqual([
      [0, 10],
      [0, Number.NaN],
      [600, 40],
    ]);
  });

  it('falls at the stated end, not at the next reading', () => {
    const line = observedLine(seriesOf([0, 80, 30], [45, 3, 330]));
    expect(minutesOf(line).slice(0, 3)).toEqual([
      [0, 80],
      [30, 0],
      [45, 3],
    ]);
  });
});

describe('cyclesOf', () => {
  it('joins readings whose ends agree within the tolerance, with the highest use', () => {
    const cycles = cyclesOf(seriesOf([0, 10, 300], [10, 30, 301], [20, 25, 299], [310, 5, 600]), 18_000);
    expect(cycles).toEqual([
      { startsAt: start, endsAt: start + 300 * minuteMs, peakPercent: 30 },
      { startsAt: start + 300 * minuteMs, endsAt: start + 600 * minuteMs, peakPercent: 5 },
    ]);
  });

  it('returns no cycle for a window that has not started: its end slides with the clock', () => {
    expect(cyclesOf(seriesOf([0, 0, 300], [10, 0, 310], [20, 0, 320]), 18_000)).toEqual([]);
  });
});
