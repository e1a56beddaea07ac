// The stretch of time a chart shows, and how it moves. Nothing here knows pixels or pointers.

import type { Span } from '../../domain/history/usage-series';
import { hourMs, type Instant } from '../../domain/time/instant';

/** Closer than this there is nothing more to see: readings are minutes apart. */
export const shortestViewMs = hourMs;

/** `view` moved by `byMs`, stopped at the bounds. */
export function pan(view: Span, byMs: number, bounds: Span): Span {
  return clampView({ fromAt: view.fromAt + byMs, toAt: view.toAt + byMs }, bounds);
}

/** `view` stretched by `factor` (below 1 looks closer) with `aroundAt` staying where it is. */
export function zoom(view: Span, factor: number, aroundAt: Instant, bounds: Span): Span {
  const widthMs = view.toAt - view.fromAt;
  const wanted = Math.min(Math.max(widthMs * factor, shortestViewMs), bounds.toAt - bounds.fromAt);
  const share = (aroundAt - view.fromAt) / widthMs;
  const fromAt = aroundAt - wanted * share;
  return clampView({ fromAt, toAt: fromAt + wanted }, bounds);
}

/** The nearest view of the same width inside the bounds; the bounds themselves when it is wider. */
export function clampView(view: Span, bounds: Span): Span {
  const widthMs = Math.min(view.toAt - view.fromAt, bounds.toAt - bounds.fromAt);
  const fromAt = Math.min(Math.max(view.fromAt, bounds.fromAt), bounds.toAt - widthMs);
  return { fromAt, toAt: fromAt + widthMs };
}

/** What a key does to the view (+ − arrows Home End), or null for a key that is not ours. */
export function viewByKey(key: string, view: Span, bounds: Span): Span | null {
  const widthMs = view.toAt - view.fromAt;
  const middleAt = view.fromAt + widthMs / 2;
  switch (key) {
    case '+':
    case '=':
      return zoom(view, 1 / 1.5, middleAt, bounds);
    case '-':
    case '_':
      return zoom(view, 1.5, middleAt, bounds);
    case 'ArrowLeft':
      return pan(view, -widthMs / 8, bounds);
    case 'ArrowRight':
      return pan(view, widthMs / 8, bounds);
    case 'Home':
      return clampView({ fromAt: bounds.fromAt, toAt: bounds.fromAt + widthMs }, bounds);
    case 'End':
      return clampView({ fromAt: bounds.toAt - widthMs, toAt: bounds.toAt }, bounds);
    default:
      return null;
  }
}
