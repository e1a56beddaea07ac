import type { HeadroomEvent } from '../../domain/events/event';
import { useLoaded } from '../components/use-loaded';
import { markerTypes } from './event-marker';
import type { HistoryDeps } from './history-deps';

/** Enough for years: event types that happen several times a day have no marker. */
const maxEvents = 500;
const none: readonly HeadroomEvent[] = [];

/** The events that have a marker on the chart, loaded again with each revision. */
export function useMarkedEvents(deps: HistoryDeps, revision: unknown): readonly HeadroomEvent[] {
  // The chart itself reports storage that cannot be read. It works without markers.
  const { value } = useLoaded(String(revision), () => deps.events({ types: markerTypes, limit: maxEvents }));
  return value ?? none;
}
