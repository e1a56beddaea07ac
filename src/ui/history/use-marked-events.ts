import { useEffect, useState } from 'react';
import type { HeadroomEvent } from '../../domain/events/event';
import { markerTypes } from './event-marker';
import type { HistoryDeps } from './history-deps';

/** Years of them: what happens several times a day has no mark. */
const mostEvents = 500;

/** The events that have a mark on the chart, read anew with each revision. */
export function useMarkedEvents(ports: HistoryDeps, revision: unknown): readonly HeadroomEvent[] {
  const [events, setEvents] = useState<readonly HeadroomEvent[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision reads anew
  useEffect(() => {
    let isOver = false;
    ports.events({ types: markerTypes, limit: mostEvents }).then(
      (found) => !isOver && setEvents(found),
      // The chart says what is wrong with the storage; without events it is still a chart.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ports, revision]);
  return events;
}
