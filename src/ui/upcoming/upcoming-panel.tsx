import type { AccountView } from '../../domain/accounts/account-view';
import { Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useNow, useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { DateMark } from './date-mark';
import { type UpcomingDate, upcomingDates, upcomingRows } from './upcoming-dates';
import styles from './upcoming-panel.module.css';

interface UpcomingPanelProps {
  readonly view: AccountView;
  readonly useByLeadMs: number;
  readonly most?: number;
}

/** The next dates of an account as a timeline. */
export function UpcomingPanel({ view, useByLeadMs, most = 6 }: UpcomingPanelProps) {
  const { t, spell } = useTranslator();
  const rows = upcomingRows(upcomingDates(view, useNow(), useByLeadMs)).slice(0, most);
  if (rows.length === 0) return null;
  return (
    <Panel name={t('upcoming.title')}>
      <ol className={styles.list}>
        {rows.map((row) => (
          <li key={`${row.kind}${row.at}${spell(row.text)}`} className={styles.item}>
            <span className={styles.mark}>
              <DateMark kind={row.kind} />
            </span>
            <span className={styles.text}>{spell(row.text)}</span>
            <span className={styles.countdown}>
              <Countdown to={row.at} />
            </span>
            <span className={styles.at}>
              <When date={row} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** When it is, and until when a reset can be used with time to spare, while that is ahead. */
function When({ date: { at, useBy } }: { readonly date: UpcomingDate }) {
  const now = useNow();
  const { formats } = useTranslator();
  if (useBy === undefined || useBy >= at || useBy <= now) return <Moment at={at} />;
  // Mostly a few hours earlier: then its hour says enough.
  const isSameDay = formats.day(useBy) === formats.day(at);
  const last = isSameDay ? (
    <time dateTime={new Date(useBy).toISOString()}>{formats.clock(useBy)}</time>
  ) : (
    <Moment at={useBy} />
  );
  return <T k="upcoming.atUseBy" values={{ at: { node: <Moment at={at} /> }, useBy: { node: last } }} />;
}
