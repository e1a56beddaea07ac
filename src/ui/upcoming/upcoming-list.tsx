import type { AccountView } from '../../domain/accounts/account-view';
import { Moment } from '../components/moment';
import { useNow, useTranslator } from '../components/reader-context';
import { DateMark } from './date-mark';
import { upcomingDates, upcomingRows } from './upcoming-dates';
import styles from './upcoming-list.module.css';

/** More than these are on the pages. */
const mostRows = 8;

export interface UpcomingListProps {
  readonly view: AccountView;
  /** How long before an expiry the last call comes. */
  readonly useByLeadMs: number;
}

/** The next dates of an account, one per line, soonest first. Nothing where none is known. */
export function UpcomingList({ view, useByLeadMs }: UpcomingListProps) {
  const { t, spell } = useTranslator();
  const rows = upcomingRows(upcomingDates(view, useNow(), useByLeadMs)).slice(0, mostRows);
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('upcoming.title')} className={styles.section}>
      <h2 className={styles.title}>{t('upcoming.title')}</h2>
      <ol>
        {rows.map(({ at, kind, text }) => (
          <li key={`${kind} ${at}`} className={styles.row}>
            <DateMark kind={kind} />
            <span>{spell(text)}</span>
            <Moment at={at} className={styles.at} />
          </li>
        ))}
      </ol>
    </section>
  );
}
