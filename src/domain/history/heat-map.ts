// The heat map: use by local hour of the week, in percent of the window.

import { hourMs, toleranceMs } from '../time/instant';
import { localTime } from '../time/local-time';
import { gapMs } from './coverage';
import { readingAt, type SeriesReading, type TimeSpan, type UsageSeries } from './usage-series';

export interface HeatMapData {
  /** 7 × 24, Sunday 00:00 first: percent of the window used in that local hour, summed over the span. */
  readonly cells: readonly number[];
  readonly total: number;
  /** Use across gaps: it happened, but at an unknown time. */
  readonly unplaced: number;
}

/**
 * Use between two readings is spread over the hours between them; use across a gap is assigned to no hour. A fall with a
 * new end begins a new cycle, whose first reading counts from 0. A fall with the same end is a correction and counts as no
 * use.
 */
export function heatMapOf(series: UsageSeries, span: TimeSpan, zone: string): HeatMapData {
  const cells = new Array<number>(7 * 24).fill(0);
  let unplaced = 0;
  for (let i = 1; i < series.at.length; i += 1) {
    const [before, after] = [readingAt(series, i - 1), readingAt(series, i)];
    const percent = before.at >= span.fromAt && after.at <= span.toAt ? usedBetween(before, after) : 0;
    if (percent === 0) continue;
    if (after.at - before.at > gapMs) unplaced += percent;
    else spread(cells, before.at, after.at, percent, zone);
  }
  return { cells, total: unplaced + cells.reduce((sum, cell) => sum + cell, 0), unplaced };
}

function usedBetween(before: SeriesReading, after: SeriesReading): number {
  if (after.used >= before.used) return after.used - before.used;
  return Math.abs(after.resetsAt - before.resetsAt) > toleranceMs ? after.used : 0;
}

/** Adds `percent` to the cells of the local hours between two instants, in proportion to the time in each. */
function spread(cells: number[], fromAt: number, toAt: number, percent: number, zone: string): void {
  for (let at = fromAt; at < toAt; ) {
    const next = Math.min(toAt, (Math.floor(at / hourMs) + 1) * hourMs);
    const { weekday, hour } = localTime(at, zone);
    const cell = weekday * 24 + hour;
    cells[cell] = (cells[cell] ?? 0) + (percent * (next - at)) / (toAt - fromAt);
    at = next;
  }
}
