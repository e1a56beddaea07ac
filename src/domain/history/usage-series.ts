// One window's use over time, in columns: what charts, heat maps and coverage are drawn from.

import type { Observation } from '../observations/observation';
import { hourMs, type Instant, toleranceMs } from '../time/instant';
import { type LimitWindow, sameWindow } from '../windows/limit-window';

/** Readings of one window, instants ascending. Three columns of equal length. */
export interface UsageSeries {
  readonly at: Float64Array;
  /** 0–100 */
  readonly used: Float64Array;
  readonly resetsAt: Float64Array;
}

export interface SeriesReading {
  readonly at: Instant;
  readonly used: number;
  readonly resetsAt: Instant;
}

/** A line as drawn: value is NaN from an instant on at which nothing was seen any more. Instants ascending. */
export interface Line {
  readonly at: Float64Array;
  readonly value: Float64Array;
}

export interface Span {
  readonly fromAt: Instant;
  readonly toAt: Instant;
}

/**
 * Silence longer than this is a gap. Rows repeat at most every 15 minutes while a page is open and hourly once rolled up
 * (which can put neighbours almost two hours apart), so nothing shorter proves that nobody was looking.
 */
export const gapMs = 2 * hourMs;

export const emptySeries: UsageSeries = {
  at: new Float64Array(0),
  used: new Float64Array(0),
  resetsAt: new Float64Array(0),
};

/** Row `index` of the columns; `at` is NaN outside of them, which compares false with every instant. */
export function readingAt(series: UsageSeries, index: number): SeriesReading {
  return {
    at: series.at[index] ?? Number.NaN,
    used: series.used[index] ?? 0,
    resetsAt: series.resetsAt[index] ?? 0,
  };
}

/** The readings of `window` in these observations, in any order given. Readings taken from page text or a session file count alike. */
export function windowSeries(observations: readonly Observation[], window: LimitWindow): UsageSeries {
  const rows: { at: number; used: number; resetsAt: number }[] = [];
  for (const { kind, at, facts } of observations) {
    const reading = kind === 'usage' ? facts.windows.find((one) => sameWindow(one, window)) : undefined;
    if (reading) rows.push({ at, used: reading.usedPercent, resetsAt: reading.resetsAt });
  }
  rows.sort((a, b) => a.at - b.at);
  return {
    at: Float64Array.from(rows, (row) => row.at),
    used: Float64Array.from(rows, (row) => row.used),
    resetsAt: Float64Array.from(rows, (row) => row.resetsAt),
  };
}

/**
 * What is known between the readings. A value holds until the next reading, but not beyond its own window's end: there the
 * line drops to 0 when the next reading is near, and stops when it is not. Across a gap the line stops.
 */
export function observedLine(series: UsageSeries): Line {
  const { at, used, resetsAt } = series;
  const [lineAt, value] = [new Float64Array(at.length * 2), new Float64Array(at.length * 2)];
  let length = 0;
  const push = (instant: number, percent: number) => {
    lineAt[length] = instant;
    value[length] = percent;
    length += 1;
  };
  for (let i = 0; i < at.length; i += 1) {
    const readAt = at[i] as number;
    const percent = used[i] as number;
    const endsAt = resetsAt[i] as number;
    // Beyond the last reading this is undefined, and every comparison with it false.
    const nextAt = at[i + 1] as number;
    push(readAt, percent);
    if (!(nextAt - readAt <= gapMs)) push(readAt, Number.NaN);
    else if (endsAt > readAt && endsAt < nextAt && (used[i + 1] as number) < percent) push(endsAt, 0);
  }
  return { at: lineAt.subarray(0, length), value: value.subarray(0, length) };
}

/** Where the silence between two readings was longer than `gapMs`, clipped to `within`; also before the first and after the last. */
export function gapsOf(series: UsageSeries, within: Span): Span[] {
  const gaps: Span[] = [];
  const add = (from: number, to: number) => {
    const fromAt = Math.max(from, within.fromAt);
    const toAt = Math.min(to, within.toAt);
    if (to - from > gapMs && toAt > fromAt) gaps.push({ fromAt, toAt });
  };
  let last = Number.NEGATIVE_INFINITY;
  const reach = series.at.subarray(Math.max(0, indexAt(series.at, within.fromAt)), indexAt(series.at, within.toAt) + 2);
  for (const at of reach) {
    if (at - last > gapMs) add(last, at);
    last = at;
  }
  add(last, Number.POSITIVE_INFINITY);
  return gaps;
}

/** One run of a window as the readings show it. `endsAt` as last announced; `peakPercent` the highest use seen in it. */
export interface CycleSpan {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly peakPercent: number;
}

/** The cycles the readings belong to, oldest first. Readings of a window that has not started belong to none. */
export function cyclesOf(series: UsageSeries, seconds: number): CycleSpan[] {
  const cycles: CycleSpan[] = [];
  let [endsAt, peak] = [Number.NaN, 0];
  const close = () => {
    if (!Number.isNaN(endsAt)) cycles.push({ startsAt: endsAt - seconds * 1_000, endsAt, peakPercent: peak });
  };
  for (let i = 0; i < series.at.length; i += 1) {
    const used = series.used[i] as number;
    const statedEnd = series.resetsAt[i] as number;
    if (Math.abs(endsAt - statedEnd) <= toleranceMs) {
      if (used > peak) peak = used;
    } else if (used > 1 || Math.abs(statedEnd - seconds * 1_000 - (series.at[i] as number)) > toleranceMs) {
      close();
      [endsAt, peak] = [statedEnd, used];
    }
  }
  close();
  return cycles;
}

/** Index of the last instant ≤ `at`; −1 when all are later. `instants` ascending. */
export function indexAt(instants: Float64Array, at: Instant): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((instants[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
