import type { Formatters } from '../domain/time/formatters';
import type { Instant } from '../domain/time/instant';
import type { LocaleAndZone } from '../domain/time/locale-and-zone';
import { clockText, daysAway, dayText } from './format-day';
import { formatDuration } from './format-duration';
import type { InstantForm } from './formats';
import { relativeTimeFormat } from './intl-cache';

/**
 * Formatters for sentences that are no messages yet: instants in the reader's zone and locale, as the components spell them ("Wed
 * 25 Nov, 15:18"), and durations ("4 h 34 min"). The form defaults to weekday and date, because a notification or the toolbar
 * tooltip may be read on a later day. `day` says "today" and "tomorrow" instead.
 */
export function readerFormatters(place: LocaleAndZone, now: Instant, form: InstantForm = 'date'): Formatters {
  return { instant: (at) => englishInstant(at, now, place, form), duration: formatDuration };
}

/** "Tue 24 Nov, 06:12", or "today 18:52" in the form `day`: the English pattern of `common.instant.*`, without a catalogue. */
export function englishInstant(at: Instant, now: Instant, place: LocaleAndZone, form: InstantForm = 'day'): string {
  const away = daysAway(at, now, place);
  const clock = clockText(at, place);
  return form === 'day' && Math.abs(away) <= 1
    ? `${relativeTimeFormat(place.locale).format(away, 'day')} ${clock}`
    : `${dayText(at, now, place)}, ${clock}`;
}
