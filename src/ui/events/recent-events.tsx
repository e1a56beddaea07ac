import type { AccountView } from '../../domain/accounts/account-view';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { EventItem } from './event-item';
import { isNotable } from './event-kinds';
import styles from './events-page.module.css';
import { useDescribeEvent } from './use-describe-event';

/** The last three notable events, and a link to all. */
export function RecentEvents({ view: { events, windows } }: { readonly view: AccountView }) {
  const explain = useDescribeEvent(windows);
  const { t } = useTranslator();
  const notable = events.filter(isNotable);
  if (notable.length === 0) return null;
  return (
    <Panel name={t('events.recent')} aside={<a href="#/events">{t('events.all')}</a>}>
      <ol className={styles.list}>
        {notable.slice(0, 3).map((event) => (
          <li key={event.id}>
            <EventItem event={event} explained={explain(event)} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
