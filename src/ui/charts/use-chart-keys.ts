import type { KeyboardEvent } from 'react';
import { indexAt, type TimeSpan, type UsageSeries } from '../../domain/history/usage-series';
import type { Instant } from '../../domain/time/instant';
import { viewByKey } from './viewport';

interface ChartKeys {
  readonly series: UsageSeries;
  readonly view: TimeSpan;
  readonly bounds: TimeSpan;
  /** Where the crosshair is, or would start. */
  readonly readAt: Instant;
  readonly onView: (view: TimeSpan) => void;
  readonly onRead: (at: Instant | null) => void;
}

/** Keyboard control of a chart: + − arrows Home End move the view; Shift with an arrow goes from reading to reading. */
export function useChartKeys({ series, view, bounds, readAt, onView, onRead }: ChartKeys) {
  return (event: KeyboardEvent) => {
    if (isForSomethingElse(event)) return;
    const nextAt = event.shiftKey ? readingByKey(event.key, series, readAt) : null;
    const nextView = nextAt === null ? viewByKey(event.key, view, bounds) : null;
    if (nextAt === null && nextView === null) return;
    event.preventDefault();
    if (nextView) onView(nextView);
    onRead(nextAt);
  };
}

/** A shortcut of the browser, or a key meant for an event marker. */
function isForSomethingElse(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest('button') !== null;
}

/** The instant of the previous or next reading; null for other keys. */
function readingByKey(key: string, series: UsageSeries, from: Instant): Instant | null {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const here = indexAt(series.at, from);
  const next = key === 'ArrowRight' ? here + 1 : series.at[here] === from ? here - 1 : here;
  return series.at[Math.min(Math.max(0, next), series.at.length - 1)] ?? null;
}
