import type { AccountView } from '../../domain/accounts/account-view';
import { classNames } from '../components/class-names';
import { Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useNow } from '../components/reader-context';
import { type UpcomingDate, upcomingDates } from './upcoming-dates';
import styles from './upcoming-panel.module.css';

interface UpcomingPanelProps {
  readonly view: AccountView;
  readonly useByLeadMs: number;
  readonly most?: number;
}

const signs: Readonly<Record<UpcomingDate['kind'], string>> = { window: '●', 'use-by': '▲', expiry: '◆', credits: '■' };

/** The next dates of an account as a timeline. */
export function UpcomingPanel({ view, useByLeadMs, most = 6 }: UpcomingPanelProps) {
  const dates = upcomingDates(view, useNow(), useByLeadMs).slice(0, most);
  if (dates.length === 0) return null;
  return (
    <Panel name="Coming up">
      <ol className={styles.list}>
        {dates.map(({ at, kind, text }) => (
          <li key={`${kind}${at}${text}`} className={classNames(styles.item, styles[kind])}>
            <span className={styles.sign} aria-hidden="true">
              {signs[kind]}
            </span>
            <span className={styles.text}>{text}</span>
            <span className={styles.countdown}>
              <Countdown to={at} />
            </span>
            <Moment at={at} className={styles.at} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
