// The ticks of a time axis: on full hours, midnights and months of the reader's time zone.

import type { TimeSpan } from '../../domain/history/usage-series';
import { dayMs, hourMs, type Instant } from '../../domain/time/instant';
import { instantOf, localTime } from '../../domain/time/local-time';
import type { LocaleAndZone } from '../../domain/time/locale-and-zone';
import { clockText, dayText, monthText } from '../../i18n/format-day';
import { labelWidth } from './label-width';

export interface Tick {
  readonly at: Instant;
  readonly text: string;
}

const hourSteps = [1, 2, 3, 6, 12];
const daySteps = [1, 2, 3, 7, 14];
/** 1 January 1970 was a Thursday. */
const daysBeforeMonday = 3;
/** The width of "Thu 22 Oct", px. */
const usualDayPx = 64;
const monthSteps = [1, 2, 3, 6, 12];

/** About `most` ticks within `span` or fewer. The unit (hours, days, months) follows from its length. */
export function timeTicks(span: TimeSpan, most: number, now: Instant, place: LocaleAndZone): Tick[] {
  const roomMs = (span.toAt - span.fromAt) / Math.max(1, most);
  const hours = hourSteps.find((step) => step * hourMs >= roomMs);
  if (hours !== undefined) return hourTicks(span, hours, now, place);
  // A day of another year is written with its year, which takes more room.
  const wider = Math.max(1, labelWidth(dayText(span.fromAt, now, place)) / usualDayPx);
  const days = daySteps.find((step) => step * dayMs >= roomMs * wider);
  if (days !== undefined) return dayTicks(span, days, now, place);
  const months = monthSteps.find((step) => step * 31 * dayMs >= roomMs) ?? 12;
  return monthTicks(span, months, place);
}

function hourTicks(span: TimeSpan, step: number, now: Instant, place: LocaleAndZone): Tick[] {
  const ticks: Tick[] = [];
  const { year, month, day } = localTime(span.fromAt, place.zone);
  for (let hour = 0; ; hour += step) {
    const at = instantOf(year, month, day, place.zone, hour);
    if (at > span.toAt) return ticks;
    const text = localTime(at, place.zone).hour === 0 ? dayText(at, now, place) : clockText(at, place);
    if (at >= span.fromAt) ticks.push({ at, text });
  }
}

function dayTicks(span: TimeSpan, step: number, now: Instant, place: LocaleAndZone): Tick[] {
  const ticks: Tick[] = [];
  const { year, month, day } = localTime(span.fromAt, place.zone);
  // Counted from a fixed Monday: the ticks stay in place while panning, and weekly ones are Mondays.
  const phase = (Math.floor(Date.UTC(year, month - 1, day) / dayMs) + daysBeforeMonday) % step;
  for (let offset = -phase; ; offset += step) {
    const at = instantOf(year, month, day + offset, place.zone);
    if (at > span.toAt) return ticks;
    if (at >= span.fromAt) ticks.push({ at, text: dayText(at, now, place) });
  }
}

function monthTicks(span: TimeSpan, step: number, place: LocaleAndZone): Tick[] {
  const { zone } = place;
  const ticks: Tick[] = [];
  const { year } = localTime(span.fromAt, zone);
  for (let month = 1; ; month += step) {
    const at = instantOf(year, month, 1, zone);
    if (at > span.toAt) return ticks;
    const local = localTime(at, zone);
    const text = local.month === 1 ? String(local.year) : monthText(at, place);
    if (at >= span.fromAt) ticks.push({ at, text });
  }
}
