import { useCallback } from 'react';
import { describeEvent, type EventDescription } from '../../domain/events/describe-event';
import type { HeadroomEvent } from '../../domain/events/event';
import { formatDuration } from '../../i18n/format-duration';
import { readerFormatters } from '../../i18n/reader-formatters';
import { useLocaleAndZone, useNow } from '../components/reader-context';

/** Durations with non-breaking spaces, so that a line never breaks inside one. */
const unbrokenDuration = (ms: number) => formatDuration(ms).replaceAll(' ', '\u00a0');

/** Returns a function that explains an event in a title and a sentence, with times in the reader's zone and locale. */
export function useDescribeEvent(): (event: HeadroomEvent) => EventDescription {
  const [now, place] = [useNow(), useLocaleAndZone()];
  return useCallback(
    (event) => describeEvent(event, { ...readerFormatters(place, now), duration: unbrokenDuration }),
    [now, place],
  );
}
