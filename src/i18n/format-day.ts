// Days, clocks and zones as the reader's locale writes them. The text around them comes from the catalogue.

import { dayMs, type Instant } from '../domain/time/instant';
import type { LocaleAndZone } from '../domain/time/locale-and-zone';
import { dateTimeFormat } from './intl-cache';

const halfYearMs = 183 * dayMs;

/** "Tue 24 Nov"; with the year when half a year or more away: "Sun 12 Sep 2027". */
export function dayText(at: Instant, now: Instant, { locale, zone }: LocaleAndZone): string {
  const style = { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone } as const;
  const far = Math.abs(at - now) > halfYearMs;
  const text = dateTimeFormat(locale, far ? { ...style, year: 'numeric' } : style).format(at);
  // English puts commas where the line is short enough to do without.
  return locale.startsWith('en') ? text.replace(/,/g, '') : text;
}

/** "Tuesday 24 November": the day spelled out. */
export function longDayText(at: Instant, { locale, zone }: LocaleAndZone): string {
  const text = dateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone }).format(at);
  return locale.startsWith('en') ? text.replace(/,/g, '') : text;
}

/** "Tuesday": the weekday alone; `short` "Tue", `narrow` "T". */
export function weekdayText(
  at: Instant,
  { locale, zone }: LocaleAndZone,
  length: 'long' | 'short' | 'narrow' = 'long',
): string {
  return dateTimeFormat(locale, { weekday: length, timeZone: zone }).format(at);
}

/** "06:12" or "6:12 am", as the locale has it. */
export function clockText(at: Instant, { locale, zone }: LocaleAndZone): string {
  const text = dateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);
  // A clock of twelve hours has no leading zero, one of twenty-four has. No style of Intl says both.
  return text.replace(/^0(?=\d:\d\d\s?[ap])/i, '');
}

/** "Nov": the month alone, short. */
export function monthText(at: Instant, { locale, zone }: LocaleAndZone): string {
  return dateTimeFormat(locale, { month: 'short', timeZone: zone }).format(at);
}

/** "November 2026" */
export function monthOfYearText(at: Instant, { locale, zone }: LocaleAndZone): string {
  return dateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: zone }).format(at);
}

/** An hour of the day alone: "09:00" or "9 am", by the locale. */
export function hourText(hour: number, locale: string): string {
  return clockText(Date.UTC(2026, 0, 1, hour), { zone: 'UTC', locale }).replace(/:00(?=\s?[ap])/i, '');
}

/** The zone's short name at that instant (summer time differs): "CET", "GMT+5:30". */
export function zoneText(at: Instant, { locale, zone }: LocaleAndZone): string {
  const parts = dateTimeFormat(locale, { timeZoneName: 'short', hour: 'numeric', timeZone: zone }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** Calendar days from `now` to `at` in the zone: 0 today, 1 tomorrow. Days of 23 and 25 hours count as one. */
export function daysAway(at: Instant, now: Instant, { zone }: LocaleAndZone): number {
  return dayNumber(at, zone) - dayNumber(now, zone);
}

function dayNumber(at: Instant, timeZone: string): number {
  const style = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone } as const;
  const parts = dateTimeFormat('en-GB', style).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / dayMs;
}
