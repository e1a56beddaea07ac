import { dayMs, hourMs, type Instant, weekMs } from './instant';

/** Maps instants to hours on a line of local wall-clock time whose hour 0 is a Monday, 00:00. */
export type LocalHour = (at: Instant) => number;

/** 5 January 1970 was a Monday. */
const mondayMs = 4 * dayMs;

/**
 * The line of local hours of a zone (IANA name), counted from the Monday on or before `from`. An hour that daylight saving
 * repeats has one place on it, an hour it skips has a place nothing falls on. An unknown zone is taken for UTC.
 */
export function localHours(zone: string, from: Instant): LocalHour {
  const offsetAt = zoneOffset(zone);
  const base = Math.floor((from + offsetAt(from) - mondayMs) / weekMs) * weekMs + mondayMs;
  return (at) => (at + offsetAt(at) - base) / hourMs;
}

/** Milliseconds a zone is ahead of UTC, remembered by the hour: asking the calendar is slow. */
function zoneOffset(zone: string): (at: Instant) => number {
  const format = calendarOf(zone);
  if (!format) return () => 0;
  const known = new Map<number, number>();
  const atHour = (hour: number): number => {
    const offset = known.get(hour) ?? offsetFrom(format, hour * hourMs);
    known.set(hour, offset);
    return offset;
  };
  return (at) => {
    const hour = Math.floor(at / hourMs);
    const day = Math.floor(hour / 24) * 24;
    const offset = atHour(day);
    return atHour(day + 24) === offset ? offset : atHour(hour);
  };
}

function calendarOf(zone: string): Intl.DateTimeFormat | null {
  if (zone === 'UTC') return null;
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

function offsetFrom(format: Intl.DateTimeFormat, at: Instant): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - at;
}
