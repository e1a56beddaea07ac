// The days a calendar shows, and what falls on each. Days are those of the reader's time zone.
import type { Instant } from '../../domain/time/instant';
import { instantOf, localDate, localTime } from '../../domain/time/local-time';
import type { CalendarItem } from './calendar-items';

export interface CalendarDay {
  /** "2026-11-21", in the reader's zone. */
  readonly date: string;
  /** Its local midnight. */
  readonly at: Instant;
  /** `out` only fills up a week: it lies before today or after the last day shown. */
  readonly state: 'out' | 'today' | 'in';
}

/** Whole weeks from the one of today to the one of the day `days` later. `firstWeekday` 0 is Sunday. */
export function weeksAhead(now: Instant, days: number, firstWeekday: number, zone: string): readonly CalendarDay[][] {
  const today = localTime(now, zone);
  const before = (today.weekday - firstWeekday + 7) % 7;
  const count = Math.ceil((before + days + 1) / 7) * 7;
  const all = [...Array(count).keys()].map((index): CalendarDay => {
    const offset = index - before;
    const at = instantOf(today.year, today.month, today.day + offset, zone);
    const state = offset === 0 ? 'today' : offset > 0 && offset <= days ? 'in' : 'out';
    return { date: localDate(at, zone), at, state };
  });
  return [...Array(count / 7).keys()].map((week) => all.slice(week * 7, week * 7 + 7));
}

/** The items of each local date, soonest first. */
export function itemsByDate(
  items: readonly CalendarItem[],
  zone: string,
): ReadonlyMap<string, readonly CalendarItem[]> {
  const groups = new Map<string, CalendarItem[]>();
  for (const item of items.toSorted((a, b) => a.at - b.at)) {
    const date = localDate(item.at, zone);
    groups.set(date, [...(groups.get(date) ?? []), item]);
  }
  return groups;
}
