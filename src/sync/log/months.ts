// The months that segments are named after, in UTC.
import type { Instant } from '../../domain/time/instant';

/** `2026-11`: the month of an instant. */
export function monthOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 7);
}

/** First instant of a month and of the next one. */
export function monthSpan(month: string): { readonly from: Instant; readonly to: Instant } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { from: Date.UTC(year, number - 1), to: Date.UTC(year, number) };
}
