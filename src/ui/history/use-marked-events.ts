import { useEffect, useState } from 'react';
import type { HeadroomEvent } from '../../domain/events/event';
import { markerTypes } from './event-marker';
import type { HistoryDeps } from './history-deps';

/** Enough for years: event types that happen several times a day have no marker. */
const maxEvents = 500;

/** The events that have a marker on the chart, loaded again with each revision. */
export function useMarkedEvents(deps: HistoryDeps, revision: unknown): readonly HeadroomEvent[] {
  const [events, setEvents] = useState<readonly HeadroomEvent[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision loads again
  useEffect(() => {
    let isCancelled = false;
    deps.events({ types: markerTypes, limit: maxEvents }).then(
      (found) => !isCancelled && setEvents(found),
      // The chart itself reports storage that cannot be read. It works without markers.
      () => undefined,
    );
    return () => {
      isCancelled = true;
    };
  }, [deps, revision]);
  return events;
}
