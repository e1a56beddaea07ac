// When we were blind: a claim such as "no reset happened" is worth only as much as somebody was looking.
import { gapsOf, type Span, type UsageSeries } from './usage-series';

export interface Coverage {
  /** Share of the span in which readings followed one another closely, 0–100. */
  readonly seenPercent: number;
  readonly gaps: readonly Span[];
  readonly longestGapMs: number;
}

/** How much of `span` the readings cover. A span of no length counts as not seen. */
export function coverageOf(series: UsageSeries, span: Span): Coverage {
  const gaps = gapsOf(series, span);
  const wholeMs = span.toAt - span.fromAt;
  const blindMs = gaps.reduce((sum, gap) => sum + gap.toAt - gap.fromAt, 0);
  return {
    seenPercent: wholeMs > 0 ? Math.max(0, (1 - blindMs / wholeMs) * 100) : 0,
    gaps,
    longestGapMs: gaps.reduce((longest, gap) => Math.max(longest, gap.toAt - gap.fromAt), 0),
  };
}
