import type { ReactNode } from 'react';
import type { HeadroomEvent } from '../domain/event';
import { changesOf } from './event-change';
import styles from './event-item.module.css';
import { eventWords, noteText } from './event-words';
import { Moment } from './moment';
import { useNow, usePlace } from './surroundings';
import { Tag } from './tag';

interface EventItemProps {
  readonly event: HeadroomEvent;
  /** The explanation in sentences. */
  readonly explanation: string;
  /** Shows what proves it; nothing where the list is only a glance. */
  readonly children?: ReactNode;
}

/** A change, explained: what, when, from what to what, and how sure. */
export function EventItem({ event, explanation, children }: EventItemProps) {
  const { title, subject, shape } = eventWords(event);
  const changes = changesOf(event, useNow(), usePlace());
  return (
    <article className={styles.item}>
      <span className={styles[subject]} aria-hidden="true">
        {shape}
      </span>
      <div className={styles.words}>
        <h3 className={styles.title}>{title}</h3>
        <p className={styles.when}>
          <Moment at={event.at} form="date" />
          {event.confirmed ? null : <Tag tone="warn">○ not confirmed yet</Tag>}
        </p>
        {explanation ? <p>{explanation}</p> : null}
        {children && changes.length > 0 ? (
          <dl className={styles.changes}>
            {changes.map(({ what, before, after }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  {before ?? 'none'} <span aria-hidden="true">→</span>
                  <span className="visually-hidden">became</span> <b>{after ?? 'none'}</b>
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
        {event.notes.length > 0 ? <p className={styles.notes}>{event.notes.map(noteText).join(' · ')}</p> : null}
        {children}
      </div>
    </article>
  );
}
