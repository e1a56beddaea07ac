import { describe, expect, it } from 'vitest';

import { coverageOf } from '../../../src/domain/history/coverage';
import {
  cyclesOf,
  gapMs,
  gapsOf,
  indexAt,
  observedLine,
  type UsageSeries,
  windowSeries,
} from '../../../src/domain/history/usage-series';
import type { Observation, UsageFacts } from '../../../src/domain/observations/observation';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/time/instant';

const start = Date.UTC(2026, 10, 2, 8);
const week = 604_800;

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

describe('windowSeries', () => {
  it('takes the readings of one window, by its length and limit, and sorts them', () => {
    const row = (at: number, windows: UsageFacts['windows']) =>
      ({ at, kind: 'usage', facts: { windows } }) as unknown as Observation;
    const series = windowSeries(
      [
        row(start + 2, [{ limit: 'codex', seconds: week, usedPercent: 9, resetsAt: 5 }]),
        row(start + 1, [
          { limit: 'codex', seconds: 18_000, usedPercent: 50, resetsAt: 4 },
          { limit: 'codex', seconds: week, usedPercent: 7, resetsAt: 5 },
        ]),
        row(start, [{ limit: 'code_review', seconds: week, usedPercent: 1, resetsAt: 5 }]),
        { at: start, kind: 'balance', facts: { balance: '1', grants: [] } } as unknown as Observation,
      ],
      { limit: 'codex', seconds: week },
    );
    expect([...series.used]).toEqual([7, 9]);
    expect([...series.at]).toEqual([start + 1, start + 2]);
  });
});

describe('seenLine', () => {
  it('holds a value until the next reading', () => {
    expect(minutesOf(observedLine(seriesOf([0, 10, 900], [60, 12, 900])))).toEqual([
      [0, 10],
      [60, 12],
      [60, Number.NaN],
    ]);
  });

  it('stops across a gap instead of drawing what nobody saw', () => {
    const line = observedLine(seriesOf([0, 10, 9_000], [600, 40, 9_000]));
    expect(minutesOf(line).slice(0, 3)).toEqual([
      [0, 10],
      [0, Number.NaN],
      [600, 40],
    ]);
  });

  it('falls at the announced end, not at the reading that noticed it', () => {
    const line = observedLine(seriesOf([0, 80, 30], [45, 3, 330]));
    expect(minutesOf(line).slice(0, 3)).toEqual([
      [0, 80],
      [30, 0],
      [45, 3],
    ]);
  });
});

describe('gapsOf and coverageOf', () => {
  const span = { fromAt: start, toAt: start + dayMs };

  it('names the silence before, between and after the readings, clipped to the span', () => {
    const gaps = gapsOf(seriesOf([180, 1, 9_000], [240, 1, 9_000], [600, 1, 9_000]), span);
    expect(gaps.map(({ fromAt, toAt }) => [(fromAt - start) / minuteMs, (toAt - start) / minuteMs])).toEqual([
      [0, 180],
      [240, 600],
      [600, 1_440],
    ]);
  });

  it('calls a span without readings one gap', () => {
    expect(gapsOf(seriesOf(), span)).toEqual([span]);
    expect(coverageOf(seriesOf(), span)).toMatchObject({ seenPercent: 0, longestGapMs: dayMs });
  });

  it('sees no gap in readings closer than the limit, also where they began before the span', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i * 60 - 300, 1, 9_000] as const);
    expect(gapsOf(seriesOf(...rows), span)).toEqual([]);
    expect(coverageOf(seriesOf(...rows), span).seenPercent).toBe(100);
  });

  it('counts a gap for the time nobody looked', () => {
    const rows = [0, 60, 120, 180, 180 + 720, 960, 1_020, 1_080, 1_140, 1_200, 1_260, 1_320, 1_380, 1_440];
    const { seenPercent, longestGapMs } = coverageOf(seriesOf(...rows.map((at) => [at, 1, 9_000] as const)), span);
    expect(seenPercent).toBe(50);
    expect(longestGapMs).toBe(12 * hourMs);
    expect(longestGapMs).toBeGreaterThan(gapMs);
  });
});

describe('cyclesOf', () => {
  it('joins readings whose end agrees within the tolerance and keeps the highest use', () => {
    const cycles = cyclesOf(seriesOf([0, 10, 300], [10, 30, 301], [20, 25, 299], [310, 5, 600]), 18_000);
    expect(cycles).toEqual([
      { startsAt: start, endsAt: start + 300 * minuteMs, peakPercent: 30 },
      { startsAt: start + 300 * minuteMs, endsAt: start + 600 * minuteMs, peakPercent: 5 },
    ]);
  });

  it('makes no cycle of a window that has not started: its end slides with the clock', () => {
    expect(cyclesOf(seriesOf([0, 0, 300], [10, 0, 310], [20, 0, 320]), 18_000)).toEqual([]);
  });
});

describe('indexAt', () => {
  it('finds the last instant not later than the one asked for', () => {
    const instants = Float64Array.of(10, 20, 20, 30);
    expect([5, 10, 19, 20, 29, 99].map((at) => indexAt(instants, at))).toEqual([-1, 0, 0, 2, 2, 3]);
    expect(indexAt(new Float64Array(0), 5)).toBe(-1);
  });
});
