// Use by hour of local time: what the weekly profile, the forecast and the demand model learn from.

import { dayMs, hourMs, type Instant, weekMs } from '../time/instant';
import { zoneOffsetMs } from '../time/local-time';

/** Three columns with one row per hour. Hour 0 is a Monday, 00:00 local time. */
export interface HourlyUsage {
  /** Percent of the window used in the hour. */
  readonly used: Float64Array;
  /** Share of the hour, 0–1, in which use was not limited by a full window. */
  readonly observed: Float64Array;
  /** Share of the hour, 0–1, in which demand was censored: the window was full. The rest of the hour is unknown. */
  readonly censored: Float64Array;
}

/** Hours of which nothing is known. */
export function emptyHourlyUsage(count: number): HourlyUsage {
  return { used: new Float64Array(count), observed: new Float64Array(count), censored: new Float64Array(count) };
}

/** Maps an instant to a position on the axis of local hours whose hour 0 is a Monday, 00:00. */
export type LocalHour = (at: Instant) => number;

/** 5 January 1970 was a Monday. */
const firstMondayMs = 4 * dayMs;

/**
 * The axis of local hours of a zone (IANA name), counted from the Monday on or before `from`. An hour that daylight saving
 * repeats has one position; no instant falls into an hour that it skips. An unknown zone counts as UTC.
 */
export function localHours(zone: string, from: Instant): LocalHour {
  const base = Math.floor((from + zoneOffsetMs(from, zone) - firstMondayMs) / weekMs) * weekMs + firstMondayMs;
  return (at) => (at + zoneOffsetMs(at, zone) - base) / hourMs;
}
