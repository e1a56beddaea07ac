import { formatInstant, type InstantForm, type Place } from '../domain/time/format-instant';
import type { Words } from '../domain/time/formatters';
import type { Instant } from '../domain/time/instant';
import { formatSpan } from './format-span';

/**
 * A sentence's instants and spans as the components around it spell them. With weekday and date unless told otherwise:
 * what hangs in the tray or over the toolbar's button is read on another day than it was made.
 */
export function readerWords(place: Place, now: Instant, form: InstantForm = 'date'): Words {
  return { instant: (at) => formatInstant(at, now, place, form), span: formatSpan };
}
