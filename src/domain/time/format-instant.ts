// Spells instants. Sentences of the domain and components of the screen use these functions, so that both read alike.
import { dayMs, type Instant } from './instant';

/** The reader's IANA zone ("Europe/Berlin") and BCP 47 locale, which decides the order of dates and the clock. */
export interface LocaleAndZone {
  readonly zone: string;
  readonly locale: string;
}

/** `day`: "today", "tomorrow" and "yesterday" replace the date. `date`: always weekday and date. */
export type InstantForm = 'day' | 'date';

/**
 * An instant in the reader's local time, with weekday (or today, tomorrow, yesterday) and minute: "Tue 24 Nov, 06:12", "today
 * 18:52". The zone is the device's, so it is not named. The year is included when the instant is half a year or more away.
 */
export function formatInstant(
  at: Instant,
  now: Instant,
  localeAndZone: LocaleAndZone,
  form: InstantForm = 'day',
): string {
  const word = form === 'day' ? dayWord(at, now, localeAndZone) : null;
  return `${word ? `${word} ` : `${formatDay(at, now, localeAndZone)}, `}${formatClock(at, localeAndZone)}`;
}

/** "Tue 24 Nov"; with the year when half a year or more away: "Sun 12 Sep 2027". */
export function formatDay(at: Instant, now: Instant, localeAndZone: LocaleAndZone): string {
  const far = Math.abs(at - now) > 183 * dayMs;
  const style = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return formatter(localeAndZone, far ? { ...style, year: 'numeric' } : style)
    .format(at)
    .replace(/,/g, '');
}

/** "Nov": the month alone, short. */
export function formatMonth(at: Instant, localeAndZone: LocaleAndZone): string {
  return formatter(localeAndZone, { month: 'short' }).format(at);
}

/** "06:12" or "6:12 am", by the locale. */
export function formatClock(at: Instant, localeAndZone: LocaleAndZone): string {
  const text = formatter(localeAndZone, { hour: '2-digit', minute: '2-digit' }).format(at);
  // A 12-hour clock has no leading zero, a 24-hour clock has one. No style of Intl gives both.
  return text.replace(/^0(?=\d:\d\d\s?[ap])/i, '');
}

/** An hour of the day alone: "09:00" or "9 am", by the locale. */
export function formatHour(hour: number, locale: string): string {
  return formatClock(Date.UTC(2026, 0, 1, hour), { zone: 'UTC', locale }).replace(/:00(?=\s?[ap])/i, '');
}

const dayWords = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
]);

function dayWord(at: Instant, now: Instant, localeAndZone: LocaleAndZone): string | null {
  return dayWords.get(dayNumber(at, localeAndZone) - dayNumber(now, localeAndZone)) ?? null;
}

/** A running number of the local day. Instants cannot be subtracted for this: some days have 23 or 25 hours. */
function dayNumber(at: Instant, { zone }: LocaleAndZone): number {
  const style = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const parts = formatter({ zone, locale: 'en-GB' }, style).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / dayMs;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Cached: building a formatter costs more than all formatting of a screen. */
function formatter({ zone, locale }: LocaleAndZone, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${Object.entries(style).join()}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...style, timeZone: zone });
  formatters.set(key, made);
  return made;
}
