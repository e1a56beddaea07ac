import type { Settings } from '../settings';
import { type Instant, minuteMs } from '../time/instant';
import { localTime } from '../time/local-time';

const dayMinutes = 1_440;

/**
 * When an alert due at `at` may be delivered: at `at` outside quiet hours, else at their end. Quiet hours are minutes of
 * the local day and may span midnight; equal ends mean none. Where the clock changes during the night, the end is the
 * local minute asked for, or the first one after it that exists.
 */
export function afterQuiet(at: Instant, quiet: Settings['alerts']['quiet'], zone: string): Instant {
  if (!quiet || quiet.fromMinute === quiet.toMinute) return at;
  const sinceMinutes = (minuteOfDay(at, zone) - quiet.fromMinute + dayMinutes) % dayMinutes;
  const lengthMinutes = (quiet.toMinute - quiet.fromMinute + dayMinutes) % dayMinutes;
  if (sinceMinutes >= lengthMinutes) return at;

  const wholeMinute = Math.floor(at / minuteMs) * minuteMs;
  const end = wholeMinute + (lengthMinutes - sinceMinutes) * minuteMs;
  const clockChange = ((quiet.toMinute - minuteOfDay(end, zone) + dayMinutes * 1.5) % dayMinutes) - dayMinutes / 2;
  return Math.max(at + 1, end + clockChange * minuteMs);
}

function minuteOfDay(at: Instant, zone: string): number {
  const { hour, minute } = localTime(at, zone);
  return hour * 60 + minute;
}
