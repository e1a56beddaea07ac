import type { ReactNode } from 'react';
import type { HeadroomEvent } from '../../domain/events/event';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import styles from './event-item.module.css';
import { eventKind } from './event-kinds';
import type { EventTexts } from './use-describe-event';

interface EventItemProps {
  readonly event: HeadroomEvent;
  readonly explained: EventTexts;
  /** The evidence; left out in short lists. */
  readonly children?: ReactNode;
}

/** One event: what changed, when, and why. */
export function EventItem({ event, explained, children }: EventItemProps) {
  const { subject, sign } = eventKind(event);
  const { t } = useTranslator();
  return (
    <article className={styles.item}>
      <span className={styles[subject]} aria-hidden="true">
        {sign}
      </span>
      <div className={styles.text}>
        <p className={styles.title}>{explained.title}</p>
        <p className={styles.when}>
          <Moment at={event.at} form="date" />
          {event.confirmed ? null : <Tag tone="warn">{t('events.notConfirmed')}</Tag>}
        </p>
        {explained.sentence ? <p>{explained.sentence}</p> : null}
        {children}
      </div>
    </article>
  );
}
