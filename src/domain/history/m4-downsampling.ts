// M4 downsampling (Jugel et al., 2014): of each pixel column only the first, last, lowest and highest point is kept. Drawn at
// that width, the reduced line covers the same pixels as the full one. So a spike to 100 % cannot vanish, as it can with
// averaging or LTTB.

import type { UsageLine } from './usage-line';
import { indexAt, type TimeSpan } from './usage-series';

/**
 * Indices, ascending, of the points of `line` to draw over `span` in `columns` pixel columns. At most four per column, plus
 * one where it begins or ends with NaN. The last point before the span and the first after it are included, so that the line
 * enters and leaves the picture. Empty when the line has no points there.
 */
export function reduceM4(line: UsageLine, span: TimeSpan, columns: number): number[] {
  // One millisecond earlier, so that all of several points exactly at the edge are included.
  const from = Math.max(0, indexAt(line.at, span.fromAt - 1));
  const to = Math.min(line.at.length - 1, indexAt(line.at, span.toAt) + 1);
  const width = (span.toAt - span.fromAt) / Math.max(1, columns);
  const kept: number[] = [];
  for (let start = from; start <= to; ) {
    const column = Math.floor(((line.at[start] as number) - span.fromAt) / width);
    const nextAt = span.fromAt + (column + 1) * width;
    let end = start + 1;
    while (end <= to && (line.at[end] as number) < nextAt) end += 1;
    keepColumn(line.value, start, end, kept);
    start = end;
  }
  return kept;
}

/** Appends the kept indices of one column, [start, end), ascending and without repeats. */
function keepColumn(value: Float64Array, start: number, end: number, kept: number[]): void {
  if (end - start <= 4) {
    for (let i = start; i < end; i += 1) kept.push(i);
    return;
  }
  const { first, last, low, high } = extremes(value, start, end);
  const candidates = [
    isUnknown(value, start) ? start : -1,
    first,
    Math.min(low, high),
    Math.max(low, high),
    last,
    isUnknown(value, end - 1) ? end - 1 : -1,
  ];
  let previous = -1;
  for (const index of candidates) {
    if (index <= previous) continue;
    kept.push(index);
    previous = index;
  }
}

/** Indices within [start, end) of the first, last, lowest and highest point that is not NaN; −1 when all are NaN. */
function extremes(value: Float64Array, start: number, end: number) {
  let [first, last, low, high] = [-1, -1, -1, -1];
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = start; i < end; i += 1) {
    const percent = value[i] as number;
    if (Number.isNaN(percent)) continue;
    if (first < 0) first = i;
    last = i;
    if (percent < lowest) {
      low = i;
      lowest = percent;
    }
    if (percent > highest) {
      high = i;
      highest = percent;
    }
  }
  return { first, last, low, high };
}

function isUnknown(value: Float64Array, index: number): boolean {
  return Number.isNaN(value[index]);
}
