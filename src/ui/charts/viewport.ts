// The time span a chart shows, and how it pans and zooms. Free of pixels and pointers.

import type { TimeSpan } from '../../domain/history/usage-series';
import { hourMs, type Instant } from '../../domain/time/instant';

/** The closest zoom: readings are minutes apart, so a shorter span shows nothing more. */
export const shortestViewMs = hourMs;

/** `view` moved by `byMs`, but not beyond the bounds. */
export function pan(view: TimeSpan, byMs: number, bounds: TimeSpan): TimeSpan {
  return clampView({ fromAt: view.fromAt + byMs, toAt: view.toAt + byMs }, bounds);
}

/** `view` scaled by `factor` (below 1 zooms in) around `aroundAt`, which keeps its place. */
export function zoom(view: TimeSpan, factor: number, aroundAt: Instant, bounds: TimeSpan): TimeSpan {
  const widthMs = view.toAt - view.fromAt;
  const wanted = Math.min(Math.max(widthMs * factor, shortestViewMs), bounds.toAt - bounds.fromAt);
  const share = (aroundAt - view.fromAt) / widthMs;
  const fromAt = aroundAt - wanted * share;
  return clampView({ fromAt, toAt: fromAt + wanted }, bounds);
}

/** The nearest view of the same length inside the bounds; the bounds themselves if it is longer. */
export function clampView(view: TimeSpan, bounds: TimeSpan): TimeSpan {
  const widthMs = Math.min(view.toAt - view.fromAt, bounds.toAt - bounds.fromAt);
  const fromAt = Math.min(Math.max(view.fromAt, bounds.fromAt), bounds.toAt - widthMs);
  return { fromAt, toAt: fromAt + widthMs };
}

/** The view after a key (+ − arrows Home End); null for other keys. */
export function viewByKey(key: string, view: TimeSpan, bounds: TimeSpan): TimeSpan | null {
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
