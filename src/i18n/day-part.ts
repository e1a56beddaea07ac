// An instant as a part of a day: what is predicted is not known to the minute.

import { hourMs, type Instant } from '../domain/time/instant';
import { localTime } from '../domain/time/local-time';
import type { LocaleAndZone } from '../domain/time/locale-and-zone';
import { daysAway } from './format-day';

/**
 * The position of a part of a day in a sentence, because many languages decline it. `alone`: "Runs out: Thursday evening".
 * `on`: "runs out on Thursday evening". `until`: "lasts until Thursday evening".
 */
export type DayPartForm = 'alone' | 'on' | 'until';

/** The values of the messages `forecast.dayPart.*`. */
export interface DayPart {
  /** "today", "tomorrow", the weekday within a week ("monday"), or "date". */
  readonly day: string;
  readonly part: 'morning' | 'afternoon' | 'evening' | 'night';
  /** An instant of that day, for its weekday or date. */
  readonly at: Instant;
}

/** Names of weekdays in `day`. Where a language declines them, its messages branch by these too. */
export const weekdayBranches = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Night lasts until five in the morning. */
const nightHours = 5;

/** The part of the day `at` falls in, as the reader lives it. What has passed counts as now. */
export function dayPartOf(instant: Instant, now: Instant, place: LocaleAndZone): DayPart {
  const at = Math.max(instant, now);
  const { zone } = place;
  const part = partOf(localTime(at, zone).hour);
  // Two o'clock on Friday morning belongs to Thursday night.
  const day = part === 'night' ? at - nightHours * hourMs : at;
  const days = daysAway(day, now, place);
  if (days <= 0) return { day: 'today', part, at: day };
  if (days === 1) return { day: 'tomorrow', part, at: day };
  if (days < 7) return { day: weekdayBranches[localTime(day, zone).weekday] ?? 'date', part, at: day };
  return { day: 'date', part, at };
}

function partOf(hour: number): DayPart['part'] {
  if (hour < nightHours) return 'night';
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}
