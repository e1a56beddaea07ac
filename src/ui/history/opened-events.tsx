import { useEffect, useRef } from 'react';
import type { HeadroomEvent } from '../../domain/events/event';
import { MarkerIcon } from '../charts/event-markers';
import { Moment } from '../components/moment';
import { eventLabelOf, usageChangeText } from './event-marker';
import styles from './history-page.module.css';

interface OpenedEventsProps {
  readonly events: readonly HeadroomEvent[];
  readonly onClose: () => void;
  readonly onOpenEvent: (id: string) => void;
}

/** The events of the marker that was opened. Takes the focus when it opens and returns it when it closes. */
export function OpenedEvents({ events, onClose, onOpenEvent }: OpenedEventsProps) {
  const list = useRef<HTMLDivElement>(null);
  const ids = events.map(({ id }) => id).join();
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (!ids) return;
    opener.current = document.activeElement;
    list.current?.focus();
  }, [ids]);
  const close = () => {
    onClose();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  if (events.length === 0) return null;
  return (
    <section
      ref={list}
      tabIndex={-1}
      className={styles.opened}
      aria-label="Opened events"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <ul>
        {events.map((event) => (
          <li key={event.id}>
            <MarkerIcon shape={eventLabelOf(event).shape} />
            <div>
              <b>{eventLabelOf(event).title}</b>
              {!event.confirmed && <span className={styles.secondary}> not confirmed yet</span>}
              <p>
                <Moment at={event.at} form="date" />
                {usageChangeText(event) && `. ${usageChangeText(event)}.`}
              </p>
              <button type="button" className={styles.link} onClick={() => onOpenEvent(event.id)}>
                Why, and what proves it
              </button>
            </div>
          </li>
        ))}
      </ul>
      <button type="button" className={styles.close} onClick={close}>
        Close
      </button>
    </section>
  );
}
