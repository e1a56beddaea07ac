// The one place that says how an instant is spelled: sentences made here and what components draw read alike.
import { dayMs, type Instant } from './instant';

/** Where the reader is: an IANA zone ("Europe/Berlin") and a BCP 47 locale for the order and clock of dates. */
export interface LocaleAndZone {
  readonly zone: string;
  readonly locale: string;
}

/** Where a question is asked. Who names no locale has days and clocks as the British have them. */
export interface ZoneAndMaybeLocale {
  /** IANA name. */
  readonly zone: string;
  /** The reader's: how sentences spell days and clocks. */
  readonly locale?: string;
}

/** The place a question is asked from. */
export function localeAndZoneOf({ zone, locale = 'en-GB' }: ZoneAndMaybeLocale): LocaleAndZone {
  return { zone, locale };
}

/** `day`: "today", "tomorrow", "yesterday" may stand for the date. `date`: always weekday and date. */
export type InstantForm = 'day' | 'date';

/**
 * An instant as the reader's wall clock shows it, always with weekday (or today, tomorrow, yesterday), minute and zone:
 * "Tue 24 Nov, 06:12 CET", "today 18:52 CET". The year appears when the instant is half a year or more away.
 */
export function formatInstant(at: Instant, now: Instant, place: LocaleAndZone, form: InstantForm = 'day'): string {
  const near = form === 'day' ? dayWord(at, now, place) : null;
  return `${near ? `${near} ` : `${formatDay(at, now, place)}, `}${formatClock(at, place)} ${zoneName(at, place)}`;
}

/** "Tue 24 Nov"; with the year when half a year or more away: "Sun 12 Sep 2027". */
export function formatDay(at: Instant, now: Instant, place: LocaleAndZone): string {
  const far = Math.abs(at - now) > 183 * dayMs;
  const style = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return formatter(place, far ? { ...style, year: 'numeric' } : style)
    .format(at)
    .replace(/,/g, '');
}

/** The day in a sentence, spelled out: "Tuesday 24 November", "Tuesday November 24". */
export function formatLongDay(at: Instant, place: LocaleAndZone): string {
  return formatter(place, { weekday: 'long', day: 'numeric', month: 'long' }).format(at).replace(/,/g, '');
}

/** "Nov": the month alone, short. */
export function formatMonth(at: Instant, place: LocaleAndZone): string {
  return formatter(place, { month: 'short' }).format(at);
}

/** "06:12" or "6:12 am", as the locale has it. */
export function formatClock(at: Instant, place: LocaleAndZone): string {
  const text = formatter(place, { hour: '2-digit', minute: '2-digit' }).format(at);
  // A clock of twelve hours has no leading zero, one of twenty-four has: no style of Intl says both.
  return text.replace(/^0(?=\d:\d\d\s?[ap])/i, '');
}

/** An hour of the day by itself: "09:00", "9 am", as the locale has it. */
export function formatHour(hour: number, locale: string): string {
  return formatClock(Date.UTC(2026, 0, 1, hour), { zone: 'UTC', locale }).replace(/:00(?=\s?[ap])/i, '');
}

/** The zone's short name at that instant (summer time differs): "CET", "GMT+5:30". */
export function zoneName(at: Instant, place: LocaleAndZone): string {
  const parts = formatter(place, { timeZoneName: 'short', hour: 'numeric' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? place.zone;
}

const dayWords = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
]);

function dayWord(at: Instant, now: Instant, place: LocaleAndZone): string | null {
  return dayWords.get(dayNumber(at, place) - dayNumber(now, place)) ?? null;
}

/** Calendar days counted as if all had 24 hours: days of 23 and 25 hours would upset a subtraction of instants. */
function dayNumber(at: Instant, { zone }: LocaleAndZone): number {
  const style = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const parts = formatter({ zone, locale: 'en-GB' }, style).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / dayMs;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs more than a paint's worth of formatting: each is built once. */
function formatter({ zone, locale }: LocaleAndZone, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${Object.entries(style).join()}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...style, timeZone: zone });
  formatters.set(key, made);
  return made;
}
