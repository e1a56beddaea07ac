import { formatInstant, type InstantForm, type LocaleAndZone } from '../domain/time/format-instant';
import type { Formatters } from '../domain/time/formatters';
import type { Instant } from '../domain/time/instant';
import { formatDuration } from './format-duration';

/**
 * A sentence's instants and spans as the components around it spell them. With weekday and date unless told otherwise:
 * what hangs in the tray or over the toolbar's button is read on another day than it was made.
 */
export function readerFormatters(place: LocaleAndZone, now: Instant, form: InstantForm = 'date'): Formatters {
  return { instant: (at) => formatInstant(at, now, place, form), span: formatDuration };
}
