import type { ReactNode } from 'react';
import type { HeadroomEvent } from '../../domain/events/event';
import { Moment } from '../components/moment';
import { Tag } from '../components/tag';
import styles from './event-item.module.css';
import { eventTexts } from './event-texts';

interface EventItemProps {
  readonly event: HeadroomEvent;
  /** The explanation: a title and a sentence or more. */
  readonly explained: { readonly title: string; readonly sentence: string };
  /** Shows what proves it; nothing where the list is only a glance. */
  readonly children?: ReactNode;
}

/** A change, explained: what, when, from what to what, and how sure. */
export function EventItem({ event, explained, children }: EventItemProps) {
  const { subject, shape } = eventTexts(event);
  return (
    <article className={styles.item}>
      <span className={styles[subject]} aria-hidden="true">
        {shape}
      </span>
      <div className={styles.words}>
        <p className={styles.title}>{explained.title}</p>
        <p className={styles.when}>
          <Moment at={event.at} form="date" />
          {event.confirmed ? null : <Tag tone="warn">○ not confirmed yet</Tag>}
        </p>
        {explained.sentence ? <p>{explained.sentence}</p> : null}
        {children}
      </div>
    </article>
  );
}
