import type { KeyboardEvent } from 'react';
import { indexAt, type TimeSpan } from '../../domain/history/usage-series';
import type { Instant } from '../../domain/time/instant';
import { viewByKey } from './viewport';

interface ChartKeys {
  /** What Shift with an arrow goes to, in order of time: readings, or windows. */
  readonly stops: Float64Array;
  readonly view: TimeSpan;
  readonly bounds: TimeSpan;
  /** Where the crosshair is, or would start. */
  readonly readAt: Instant;
  readonly onView: (view: TimeSpan) => void;
  readonly onRead: (at: Instant | null) => void;
  /** Enter, where the crosshair is. */
  readonly onEnter: () => void;
}

/** Keyboard control of a chart: + − arrows Home End move the view; Shift with an arrow goes from stop to stop, Enter chooses one. */
export function useChartKeys({ stops, view, bounds, readAt, onView, onRead, onEnter }: ChartKeys) {
  return (event: KeyboardEvent) => {
    if (isForSomethingElse(event)) return;
    if (event.key === 'Enter') return onEnter();
    const nextAt = event.shiftKey ? stopByKey(event.key, stops, readAt) : null;
    if (nextAt !== null) {
      event.preventDefault();
      return onRead(nextAt);
    }
    const nextView = viewByKey(event.key, view, bounds);
    if (!nextView) return;
    event.preventDefault();
    onView(nextView);
    onRead(null);
  };
}

/** A shortcut of the browser, or a key meant for an event marker. */
function isForSomethingElse(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest('button') !== null;
}

/** The previous or next stop; null for other keys. */
function stopByKey(key: string, stops: Float64Array, from: Instant): Instant | null {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const here = indexAt(stops, from);
  const next = key === 'ArrowRight' ? here + 1 : stops[here] === from ? here - 1 : here;
  return stops[Math.min(Math.max(0, next), stops.length - 1)] ?? null;
}
