import { useCallback } from 'react';
import type { HeadroomEvent } from '../../domain/events/event';
import { type Explained, explainEvent } from '../../domain/events/explain-event';
import { formatDuration } from '../../i18n/format-duration';
import { readerFormatters } from '../../i18n/reader-formatters';
import { useLocaleAndZone, useNow } from '../components/reader-context';

/** A length of time is one word: a line that breaks inside it makes one read it twice. */
const whole = (ms: number) => formatDuration(ms).replaceAll(' ', '\u00a0');

/** An event in a title and a sentence, its instants spelled for the reader. */
export function useExplain(): (event: HeadroomEvent) => Explained {
  const [now, place] = [useNow(), useLocaleAndZone()];
  return useCallback((event) => explainEvent(event, { ...readerFormatters(place, now), span: whole }), [now, place]);
}
