import { dayMs, hourMs, type Instant, weekMs } from '../time/instant';
import { zoneOffsetMs } from '../time/local-time';

/** Maps instants to hours on a line of local wall-clock time whose hour 0 is a Monday, 00:00. */
export type LocalHour = (at: Instant) => number;

/** 5 January 1970 was a Monday. */
const mondayMs = 4 * dayMs;

/**
 * The line of local hours of a zone (IANA name), counted from the Monday on or before `from`. An hour that daylight saving
 * repeats has one place on it, an hour it skips has a place nothing falls on. An unknown zone is taken for UTC.
 */
export function localHours(zone: string, from: Instant): LocalHour {
  const base = Math.floor((from + zoneOffsetMs(from, zone) - mondayMs) / weekMs) * weekMs + mondayMs;
  return (at) => (at + zoneOffsetMs(at, zone) - base) / hourMs;
}
