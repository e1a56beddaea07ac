// The guide's checklist, its budget modes and its bounds of a task's scope.
import type { FigureName, MeasureId } from './figures';

interface Measure {
  readonly id: MeasureId;
  /** The range of savings in percent. Both 0: no figure is given. */
  readonly low: FigureName;
  readonly high: FigureName;
  /** Our own estimate. */
  readonly effort: 'low' | 'medium' | 'high';
  /** The page where Headroom measures something of it. */
  readonly page: `#/${string}`;
}

export const measures: readonly Measure[] = [
  { id: 'scoping', low: 'scopingLow', high: 'scopingHigh', effort: 'medium', page: '#/reports?by=session' },
  { id: 'caching', low: 'cachingLow', high: 'cachingHigh', effort: 'low', page: '#/reports' },
  { id: 'routing', low: 'routingLow', high: 'routingHigh', effort: 'low', page: '#/reports?by=model' },
  { id: 'offPeak', low: 'offPeakLow', high: 'offPeakHigh', effort: 'medium', page: '#/plan' },
  { id: 'reserve', low: 'reserveLow', high: 'reserveHigh', effort: 'low', page: '#/bank' },
  { id: 'rollover', low: 'rolloverLow', high: 'rolloverHigh', effort: 'low', page: '#/credits' },
  { id: 'budgets', low: 'budgetsLow', high: 'budgetsHigh', effort: 'medium', page: '#/reports' },
  { id: 'review', low: 'reviewLow', high: 'reviewHigh', effort: 'high', page: '#/history' },
];

/** What a budget may do when it is reached. */
export const guideModes = ['soft', 'hard', 'degraded', 'queue'] as const;

/** What bounds the scope of one task. */
export const scopeBounds = ['files', 'steps', 'budget'] as const;
