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

const shapes: Readonly<Record<UpcomingDate['kind'], string>> = { window: '●', 'use-by': '▲', lapse: '◆', credits: '■' };

/** The next instants that change something, as a line of time. */
export function UpcomingPanel({ view, useByLeadMs, most = 6 }: UpcomingPanelProps) {
  const coming = upcomingDates(view, useNow(), useByLeadMs).slice(0, most);
  if (coming.length === 0) return null;
  return (
    <Panel name="Coming up">
      <ol className={styles.list}>
        {coming.map(({ at, kind, text }) => (
          <li key={`${kind}${at}${text}`} className={classNames(styles.item, styles[kind])}>
            <span className={styles.shape} aria-hidden="true">
              {shapes[kind]}
            </span>
            <span className={styles.text}>{text}</span>
            <span className={styles.left}>
              <Countdown to={at} />
            </span>
            <Moment at={at} className={styles.at} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
