import { formatInstant, type InstantForm, type LocaleAndZone } from '../domain/time/format-instant';
import type { Formatters } from '../domain/time/formatters';
import type { Instant } from '../domain/time/instant';
import { formatDuration } from './format-duration';

/**
 * Formatters for sentences to the reader: instants in the reader's zone and locale, as the components format them ("Wed 25 Nov,
 * 15:18 CET"), and durations ("4 h 34 min"). The form defaults to weekday and date, because a notification or the toolbar
 * tooltip may be read on a later day. `day` says "today" and "tomorrow" instead.
 */
export function readerFormatters(place: LocaleAndZone, now: Instant, form: InstantForm = 'date'): Formatters {
  return { instant: (at) => formatInstant(at, now, place, form), duration: formatDuration };
}
