// M4 (Jugel et al., 2014): per pixel column the first, last, lowest and highest point. Drawn at that width the reduced line
// covers the very pixels of the full one, so a spike to 100 % cannot vanish as it can with averaging or LTTB.
import { indexAt, type Line, type Span } from './usage-series';

/**
 * Indices of the points of `line` worth drawing over `span` in `columns` pixel columns, ascending: at most four a column,
 * one more where a column ends in silence (NaN), plus the last point before the span and the first after it, so that
 * the line enters and leaves. Empty when nothing lies in reach.
 */
export function reduceM4(line: Line, span: Span, columns: number): number[] {
  // One millisecond earlier, so that of several points at the very edge none is lost.
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

/** Appends the kept indices of [start, end), ascending and without repeats. */
function keepColumn(value: Float64Array, start: number, end: number, kept: number[]): void {
  if (end - start <= 4) {
    for (let i = start; i < end; i += 1) kept.push(i);
    return;
  }
  const { first, last, low, high } = extremes(value, start, end);
  const wanted = [
    isSilent(value, start) ? start : -1,
    first,
    Math.min(low, high),
    Math.max(low, high),
    last,
    isSilent(value, end - 1) ? end - 1 : -1,
  ];
  let previous = -1;
  for (const index of wanted) {
    if (index <= previous) continue;
    kept.push(index);
    previous = index;
  }
}

/** Indices within [start, end) of the first, last, lowest and highest point that says anything; −1 when none does. */
function extremes(value: Float64Array, start: number, end: number) {
  let [first, last, low, high] = [-1, -1, -1, -1];
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = start; i < end; i += 1) {
    const one = value[i] as number;
    if (Number.isNaN(one)) continue;
    if (first < 0) first = i;
    last = i;
    if (one < lowest) {
      low = i;
      lowest = one;
    }
    if (one > highest) {
      high = i;
      highest = one;
    }
  }
  return { first, last, low, high };
}

function isSilent(value: Float64Array, index: number): boolean {
  return Number.isNaN(value[index]);
}
