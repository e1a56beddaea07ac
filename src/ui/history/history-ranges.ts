import type { TimeSpan } from '../../domain/history/usage-series';
import { dayMs, type Instant } from '../../domain/time/instant';
import { clampView } from '../charts/viewport';

export type Range = 'day' | 'week' | 'month' | 'year';

export const ranges: readonly { readonly value: Range; readonly days: number }[] = [
  { value: 'day', days: 1 },
  { value: 'week', days: 7 },
  { value: 'month', days: 30 },
  { value: 'year', days: 365 },
];

/** How far the chart can be moved: 400 days back, and a little beyond now or the window's end, whichever is later. */
export function boundsOf(now: Instant, endsAt: Instant | null): TimeSpan {
  return { fromAt: now - 400 * dayMs, toAt: Math.max(now + dayMs, (endsAt ?? now) + dayMs / 8) };
}

/** The view of a range. It ends a little after now, so that the line of "now" is not at the edge. */
function viewOf(range: Range, now: Instant, bounds: TimeSpan): TimeSpan {
  const widthMs = (ranges.find(({ value }) => value === range)?.days ?? 7) * dayMs;
  const toAt = now + Math.min(widthMs * 0.06, dayMs);
  return clampView({ fromAt: toAt - widthMs, toAt }, bounds);
}

/** The view of a range or of a time span, kept inside the bounds. */
export function viewAt(shown: Range | TimeSpan, now: Instant, bounds: TimeSpan): TimeSpan {
  return typeof shown === 'object' ? clampView(shown, bounds) : viewOf(shown, now, bounds);
}

/** The range whose length the view has (within 2 %); null for any other length. */
export function rangeOf(view: TimeSpan): Range | null {
  const days = (view.toAt - view.fromAt) / dayMs;
  return ranges.find((range) => Math.abs(days / range.days - 1) < 0.02)?.value ?? null;
}

/** The part of a Month or a Year that is drawn: from shortly before the first reading on. Other views are drawn as they are. */
export function fromFirstReading(view: TimeSpan, firstReadingAt: Instant | null): TimeSpan {
  const range = rangeOf(view);
  if (firstReadingAt === null || (range !== 'month' && range !== 'year') || firstReadingAt >= view.toAt) return view;
  const fromAt = firstReadingAt - (view.toAt - firstReadingAt) * 0.02;
  return fromAt > view.fromAt ? { fromAt, toAt: view.toAt } : view;
}
