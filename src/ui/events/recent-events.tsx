import type { AccountView } from '../../domain/accounts/account-view';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { groupByMinute } from './event-groups';
import { EventItem } from './event-item';
import { isNews } from './event-kinds';
import styles from './events-page.module.css';
import { useDescribeEvent } from './use-describe-event';

/** What happened in the last three minutes that had news, and a link to all events. */
export function RecentEvents({ view: { events, windows } }: { readonly view: AccountView }) {
  const explain = useDescribeEvent(windows);
  const { t } = useTranslator();
  const groups = groupByMinute(events.filter(isNews)).slice(0, 3);
  if (groups.length === 0) return null;
  return (
    <Panel name={t('events.recent')} aside={<a href="#/events">{t('events.all')}</a>}>
      <ol className={styles.list}>
        {groups.map((group) => (
          <li key={group[0].id}>
            <EventItem group={group} explain={explain} windows={windows} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
