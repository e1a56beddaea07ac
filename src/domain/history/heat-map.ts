// Own use by local hour of the week: when this person works, in percent of the window.
import { hourMs, toleranceMs } from '../time/instant';
import { localTime } from '../time/local-time';
import { gapMs, readingAt, type SeriesReading, type Span, type UsageSeries } from './usage-series';

export interface HeatMapData {
  /** 7 × 24, Sunday 00:00 first: percent of the window used in that local hour, summed over the span. */
  readonly cells: readonly number[];
  readonly total: number;
  /** Use that grew while nobody was looking: it happened, but not known when. */
  readonly unplaced: number;
}

/**
 * Where use grew between two readings it is spread over the hours between them; across a gap it stays unplaced. A fall is no
 * use: with a new end it starts a new cycle, whose first reading counts from 0; with the same end it is a correction.
 */
export function heatMapOf(series: UsageSeries, span: Span, zone: string): HeatMapData {
  const cells = new Array<number>(7 * 24).fill(0);
  let unplaced = 0;
  for (let i = 1; i < series.at.length; i += 1) {
    const [before, after] = [readingAt(series, i - 1), readingAt(series, i)];
    const grown = before.at >= span.fromAt && after.at <= span.toAt ? growth(before, after) : 0;
    if (grown === 0) continue;
    if (after.at - before.at > gapMs) unplaced += grown;
    else spread(cells, before.at, after.at, grown, zone);
  }
  return { cells, total: unplaced + cells.reduce((sum, cell) => sum + cell, 0), unplaced };
}

function growth(before: SeriesReading, after: SeriesReading): number {
  if (after.used >= before.used) return after.used - before.used;
  return Math.abs(after.resetsAt - before.resetsAt) > toleranceMs ? after.used : 0;
}

function spread(cells: number[], fromAt: number, toAt: number, grown: number, zone: string): void {
  for (let at = fromAt; at < toAt; ) {
    const next = Math.min(toAt, (Math.floor(at / hourMs) + 1) * hourMs);
    const { weekday, hour } = localTime(at, zone);
    const cell = weekday * 24 + hour;
    cells[cell] = (cells[cell] ?? 0) + (grown * (next - at)) / (toAt - fromAt);
    at = next;
  }
}
