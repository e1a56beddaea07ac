// The readings of one window over time, in columns: what heat maps and coverage are computed from.

import type { Observation, UsageFacts } from '../observations/observation';
import type { Instant } from '../time/instant';
import { type LimitWindow, sameWindow } from '../windows/limit-window';

/** Three columns of equal length, instants ascending. */
export interface UsageSeries {
  readonly at: Float64Array;
  /** Percent, 0–100. */
  readonly used: Float64Array;
  readonly resetsAt: Float64Array;
}

/** One row of a series. */
export interface SeriesReading {
  readonly at: Instant;
  readonly used: number;
  readonly resetsAt: Instant;
}

export interface TimeSpan {
  readonly fromAt: Instant;
  readonly toAt: Instant;
}

export const emptySeries: UsageSeries = {
  at: new Float64Array(0),
  used: new Float64Array(0),
  resetsAt: new Float64Array(0),
};

/** The part of a usage observation that a series needs. */
export interface UsageWindows {
  readonly kind: 'usage';
  readonly at: Instant;
  readonly facts: Pick<UsageFacts, 'windows'>;
}

/** The readings of `window` in observations of any order and source; an empty series where there is none. */
export function windowSeries(observations: readonly (Observation | UsageWindows)[], window: LimitWindow): UsageSeries {
  const rows: SeriesReading[] = [];
  for (const { kind, at, facts } of observations) {
    const reading = kind === 'usage' ? facts.windows.find((one) => sameWindow(one, window)) : undefined;
    if (reading) rows.push({ at, used: reading.usedPercent, resetsAt: reading.resetsAt });
  }
  rows.sort((a, b) => a.at - b.at);
  return seriesOf(rows);
}

/** All readings of some series, in order of time. */
export function mergeSeries(parts: readonly UsageSeries[]): UsageSeries {
  const filled = parts.filter(({ at }) => at.length > 0).sort((a, b) => (a.at[0] as number) - (b.at[0] as number));
  const isInOrder = filled.every(({ at }, index) => {
    const next = filled[index + 1];
    return !next || (at.at(-1) as number) <= (next.at[0] as number);
  });
  if (isInOrder) {
    const column = (name: keyof UsageSeries) => concatenated(filled.map((part) => part[name]));
    return { at: column('at'), used: column('used'), resetsAt: column('resetsAt') };
  }
  const rows = filled.flatMap((part) => Array.from(part.at, (_, index) => readingAt(part, index)));
  return seriesOf(rows.sort((a, b) => a.at - b.at));
}

/** The readings of a series from `from` to `to`, both ends inclusive. Shares its columns. */
export function sliceSeries(series: UsageSeries, from: Instant, to: Instant): UsageSeries {
  const [start, end] = [indexAt(series.at, from - 1) + 1, indexAt(series.at, to) + 1];
  const column = (name: keyof UsageSeries) => series[name].subarray(start, Math.max(start, end));
  return { at: column('at'), used: column('used'), resetsAt: column('resetsAt') };
}

function concatenated(columns: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(columns.reduce((length, column) => length + column.length, 0));
  let offset = 0;
  for (const column of columns) {
    whole.set(column, offset);
    offset += column.length;
  }
  return whole;
}

function seriesOf(rows: readonly SeriesReading[]): UsageSeries {
  return {
    at: Float64Array.from(rows, (row) => row.at),
    used: Float64Array.from(rows, (row) => row.used),
    resetsAt: Float64Array.from(rows, (row) => row.resetsAt),
  };
}

/** Row `index`. Outside the columns `at` is NaN, for which every comparison is false. */
export function readingAt(series: UsageSeries, index: number): SeriesReading {
  return {
    at: series.at[index] ?? Number.NaN,
    used: series.used[index] ?? 0,
    resetsAt: series.resetsAt[index] ?? 0,
  };
}

/** Index of the last instant ≤ `at` by binary search; −1 when all are later. Expects ascending instants. */
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
