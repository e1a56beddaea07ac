import styles from './date-mark.module.css';
import type { UpcomingDate } from './upcoming-dates';

/** What a date is about. `best`: when a banked reset is expected to be worth most. */
export type DateKind = UpcomingDate['kind'] | 'best';

const paths: Readonly<Record<DateKind, string>> = {
  window: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9',
  expiry: 'M6 .5 11.5 6 6 11.5.5 6Z',
  'use-by': 'M6 1 11.5 11H.5Z',
  best: 'M6 .5 7.6 4.2 11.7 4.6 8.6 7.3 9.5 11.3 6 9.2 2.5 11.3 3.4 7.3.3 4.6 4.4 4.2Z',
  credits: 'M1.5 1.5h9v9h-9Z',
};

/** The mark of a kind of date: one shape and one colour for each, on every screen. Decorative: text is next to it. */
export function DateMark({ kind }: { readonly kind: DateKind }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12" className={styles.mark} data-kind={kind}>
      <path d={paths[kind]} />
    </svg>
  );
}
