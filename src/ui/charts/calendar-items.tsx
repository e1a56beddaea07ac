import type { Instant } from '../../domain/time/instant';
import styles from './month-calendar.module.css';

export type CalendarKind = 'expiry' | 'use-by' | 'window-end' | 'event';

/** One date in the calendar. */
export interface CalendarItem {
  /** Stable, for React keys. */
  readonly id: string;
  readonly at: Instant;
  readonly kind: CalendarKind;
  /** "A banked reset expires", "Weekly is full again". */
  readonly title: string;
}

const iconPaths: Readonly<Record<CalendarKind, string>> = {
  expiry: 'M6 1 11 6 6 11 1 6Z',
  'use-by': 'M6 1 11 11H1Z',
  'window-end': 'M2 1h3v10h-3Z',
  event: 'M6 2a4 4 0 1 0 0 8a4 4 0 1 0 0-8',
};

/** The icon of a kind: each has its own shape, so that colour is not needed. */
export function CalendarKindIcon({ kind }: { readonly kind: CalendarKind }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" width="10" height="10" className={styles.icon} data-kind={kind}>
      <path d={iconPaths[kind]} />
    </svg>
  );
}
