import type { ReactNode } from 'react';
import type { HeadroomEvent } from '../../domain/events/event';
import type { NamedWindow } from '../../domain/messages/value';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import type { EventGroup } from './event-groups';
import styles from './event-item.module.css';
import { eventKind } from './event-kinds';
import { EventRows } from './event-rows';
import type { EventTexts } from './use-describe-event';

interface EventItemProps {
  readonly group: EventGroup;
  readonly explain: (event: HeadroomEvent) => EventTexts;
  /** The account's windows, with the page's names. */
  readonly windows: readonly NamedWindow[];
  /** The evidence of an event; left out in short lists. */
  readonly evidenceOf?: (event: HeadroomEvent) => ReactNode;
}

/** What happened in one minute: when, and for each event what changed and why. */
export function EventItem({ group, explain, windows, evidenceOf }: EventItemProps) {
  return (
    <article className={styles.group}>
      {group.map((event, index) => (
        <OneEvent key={event.id} event={event} explained={explain(event)} windows={windows} isFirst={index === 0}>
          {evidenceOf?.(event)}
        </OneEvent>
      ))}
    </article>
  );
}

interface OneEventProps {
  readonly event: HeadroomEvent;
  readonly explained: EventTexts;
  readonly windows: readonly NamedWindow[];
  /** Only the first of a minute has its time beside it. */
  readonly isFirst: boolean;
  readonly children: ReactNode;
}

function OneEvent({ event, explained, windows, isFirst, children }: OneEventProps) {
  const { subject, sign } = eventKind(event);
  const { t } = useTranslator();
  return (
    <div className={styles.item}>
      <span className={styles[subject]} aria-hidden="true">
        {sign}
      </span>
      <div className={styles.text}>
        <p className={styles.head}>
          <b className={styles.title}>{explained.title}</b>
          {event.confirmed ? null : <Tag tone="warn">{t('events.notConfirmed')}</Tag>}
          {isFirst ? <Moment at={event.at} form="date" className={styles.when} /> : null}
        </p>
        <EventRows event={event} windows={windows} />
        {explained.reason ? <p>{explained.reason}</p> : null}
        {children}
      </div>
    </div>
  );
}
