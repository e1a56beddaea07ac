import type { Settings } from '../settings';
import { type Instant, minuteMs } from '../time/instant';
import { localTime } from '../time/local-time';

const dayMinutes = 1_440;

/**
 * The instant at which something due at `at` may be said: `at` itself outside quiet hours, else their end. Quiet hours
 * are local minutes of the day and may span midnight; equal ends mean none. Where the clock changes during the night
 * the end is the local minute asked for, or the first after it that exists.
 */
export function afterQuiet(at: Instant, quiet: Settings['alerts']['quiet'], zone: string): Instant {
  if (!quiet || quiet.fromMinute === quiet.toMinute) return at;
  const minute = minuteOfDay(at, zone);
  const since = (minute - quiet.fromMinute + dayMinutes) % dayMinutes;
  const lengthMinutes = (quiet.toMinute - quiet.fromMinute + dayMinutes) % dayMinutes;
  if (since >= lengthMinutes) return at;

  const wholeMinute = Math.floor(at / minuteMs) * minuteMs;
  const end = wholeMinute + (lengthMinutes - since) * minuteMs;
  const offBy = ((quiet.toMinute - minuteOfDay(end, zone) + dayMinutes * 1.5) % dayMinutes) - dayMinutes / 2;
  return Math.max(at + 1, end + offBy * minuteMs);
}

function minuteOfDay(at: Instant, zone: string): number {
  const { hour, minute } = localTime(at, zone);
  return hour * 60 + minute;
}
