import { useEffect, useRef } from 'react';
import { levelItems } from '../../domain/events/describe-event';
import type { HeadroomEvent } from '../../domain/events/event';
import { itemsOf } from '../../domain/messages/message';
import { MarkerIcon } from '../charts/event-markers';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { eventLabelOf } from './event-marker';
import styles from './history-page.module.css';

interface OpenedEventsProps {
  readonly events: readonly HeadroomEvent[];
  readonly onClose: () => void;
  readonly onOpenEvent: (id: string) => void;
}

/** The events of the marker that was opened. Takes the focus when it opens and returns it when it closes. */
export function OpenedEvents({ events, onClose, onOpenEvent }: OpenedEventsProps) {
  const { t } = useTranslator();
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
      aria-label={t('history.opened')}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <ul>
        {events.map((event) => (
          <li key={event.id}>
            <OpenedEvent event={event} onOpen={() => onOpenEvent(event.id)} />
          </li>
        ))}
      </ul>
      <button type="button" className={styles.close} onClick={close}>
        {t('history.opened.close')}
      </button>
    </section>
  );
}

function OpenedEvent({ event, onOpen }: { readonly event: HeadroomEvent; readonly onOpen: () => void }) {
  const { t, spell } = useTranslator();
  const { title, shape } = eventLabelOf(event);
  const changes = levelItems(event);
  const at = <Moment key="at" at={event.at} form="date" />;
  return (
    <>
      <MarkerIcon shape={shape} />
      <div>
        <div className={styles.openedTitle}>
          <b>{spell(title)}</b>
          {!event.confirmed && <span className={styles.secondary}>{t('history.opened.unconfirmed')}</span>}
        </div>
        <p>
          {changes.length === 0 ? (
            at
          ) : (
            <T k="history.opened.change" values={{ at: { node: at }, changes: itemsOf(changes) }} />
          )}
        </p>
        <button type="button" className={styles.link} onClick={onOpen}>
          {t('history.opened.why')}
        </button>
      </div>
    </>
  );
}
