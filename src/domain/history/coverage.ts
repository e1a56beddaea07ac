// Coverage: when nothing was read. "No reset happened" is worth only as much as the readings cover.

import { hourMs } from '../time/instant';
import { indexAt, type TimeSpan, type UsageSeries } from './usage-series';

/**
 * A longer time without a reading is a gap. While a page is open rows repeat at least every 15 minutes. Rolled-up rows
 * are hourly, so that neighbours may be almost two hours apart without a gap.
 */
export const gapMs = 2 * hourMs;

export interface Coverage {
  /** Share of the span outside gaps, 0–100. */
  readonly seenPercent: number;
  readonly gaps: readonly TimeSpan[];
  readonly longestGapMs: number;
}

/** How much of `span` the readings cover; 0 for a span of no length. */
export function coverageOf(series: UsageSeries, span: TimeSpan): Coverage {
  const gaps = gapsOf(series, span);
  const wholeMs = span.toAt - span.fromAt;
  const gapsMs = gaps.reduce((sum, gap) => sum + gap.toAt - gap.fromAt, 0);
  return {
    seenPercent: wholeMs > 0 ? Math.max(0, (1 - gapsMs / wholeMs) * 100) : 0,
    gaps,
    longestGapMs: gaps.reduce((longest, gap) => Math.max(longest, gap.toAt - gap.fromAt), 0),
  };
}

/** The gaps between readings, before the first and after the last, clipped to `within`. Empty when there is none. */
export function gapsOf(series: UsageSeries, within: TimeSpan): TimeSpan[] {
  const gaps: TimeSpan[] = [];
  const add = (from: number, to: number) => {
    const fromAt = Math.max(from, within.fromAt);
    const toAt = Math.min(to, within.toAt);
    if (to - from > gapMs && toAt > fromAt) gaps.push({ fromAt, toAt });
  };
  let last = Number.NEGATIVE_INFINITY;
  const nearby = series.at.subarray(
    Math.max(0, indexAt(series.at, within.fromAt)),
    indexAt(series.at, within.toAt) + 2,
  );
  for (const at of nearby) {
    if (at - last > gapMs) add(last, at);
    last = at;
  }
  add(last, Number.POSITIVE_INFINITY);
  return gaps;
}
