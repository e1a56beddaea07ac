// Local time of a zone without a library: the offset comes from Intl, the rest is arithmetic.
import { dayMs, type Instant, minuteMs } from './instant';

export interface LocalTime {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 0 = Sunday */
  readonly weekday: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Offsets by zone and UTC day, for days on which the zone does not change its offset: nearly all. */
const dayOffsets = new Map<string, number>();
const cacheLimit = 20_000;

/** The local time of `zone` (an IANA name) at `at`. */
export function localTime(at: Instant, zone: string): LocalTime {
  const wall = new Date(at + zoneOffsetMs(at, zone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    weekday: wall.getUTCDay(),
  };
}

/**
 * The instant of a local time; day and month may overflow ("32 January"). A time in the hour that daylight saving skips gives
 * the instant just after the skip, one in the repeated hour the first of the two.
 */
export function instantOf(year: number, month: number, day: number, zone: string, hour = 0): Instant {
  const wall = Date.UTC(year, month - 1, day, hour);
  const guess = wall - zoneOffsetMs(wall - zoneOffsetMs(wall, zone), zone);
  const earlier = wall - zoneOffsetMs(guess - dayMs, zone);
  return earlier + zoneOffsetMs(earlier, zone) === wall ? Math.min(guess, earlier) : guess;
}

/** Midnight, or the first instant, of the local day `at` falls in. */
export function startOfLocalDay(at: Instant, zone: string): Instant {
  const { year, month, day } = localTime(at, zone);
  return instantOf(year, month, day, zone);
}

/** "2026-11-21": the local day as a key. */
export function localDate(at: Instant, zone: string): string {
  return new Date(at + zoneOffsetMs(at, zone)).toISOString().slice(0, 10);
}

/** Milliseconds the zone is ahead of UTC at `at`. An unknown zone counts as UTC. */
export function zoneOffsetMs(at: Instant, zone: string): number {
  const day = Math.floor(at / dayMs);
  const key = `${zone} ${day}`;
  const known = dayOffsets.get(key);
  if (known !== undefined) return known;
  const first = statedOffsetMs(day * dayMs, zone);
  if (first !== statedOffsetMs((day + 1) * dayMs, zone)) return statedOffsetMs(at, zone);
  if (dayOffsets.size > cacheLimit) dayOffsets.clear();
  dayOffsets.set(key, first);
  return first;
}

function statedOffsetMs(at: Instant, zone: string): number {
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(formatterOf(zone).format(at)) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = createFormatter(zone);
  formatters.set(zone, made);
  return made;
}

function createFormatter(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', timeZoneName: 'longOffset' });
  }
}
