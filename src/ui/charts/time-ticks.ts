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
const monthSteps = [1, 2, 3, 6, 12];
/** At least this far apart, and with this much free between two texts, px. */
const [leastPitchPx, freePx] = [64, 12];

/**
 * The ticks of a time axis of `width` px, as many as fit: the finest step of hours, days or months whose texts stand clear
 * of each other, however long the reader's language formats a date.
 */
export function timeTicks(span: TimeSpan, width: number, now: Instant, place: LocaleAndZone): Tick[] {
  const pxPerMs = width / (span.toAt - span.fromAt);
  for (const { stepMs, ticks } of candidates(span, now, place)) {
    // Avoids formatting thousands of hours. Days and months differ a little in length.
    if (stepMs * pxPerMs < leastPitchPx * 0.9) continue;
    const fitting = ticks();
    if (areClear(fitting, pxPerMs)) return fitting;
  }
  return monthTicks(span, 12, place);
}

/** From the finest to the coarsest. */
function candidates(span: TimeSpan, now: Instant, place: LocaleAndZone) {
  return [
    ...hourSteps.map((step) => ({ stepMs: step * hourMs, ticks: () => hourTicks(span, step, now, place) })),
    ...daySteps.map((step) => ({ stepMs: step * dayMs, ticks: () => dayTicks(span, step, now, place) })),
    ...monthSteps.map((step) => ({ stepMs: step * 31 * dayMs, ticks: () => monthTicks(span, step, place) })),
  ];
}

function areClear(ticks: readonly Tick[], pxPerMs: number): boolean {
  return ticks.every(({ at, text }, index) => {
    const before = ticks[index - 1];
    if (!before) return true;
    const pitch = (at - before.at) * pxPerMs;
    return pitch >= leastPitchPx && pitch >= (labelWidth(before.text) + labelWidth(text)) / 2 + freePx;
  });
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
