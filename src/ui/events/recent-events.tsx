import type { HeadroomEvent } from '../../domain/events/event';
import { Panel } from '../components/panel';
import { EventItem } from './event-item';
import { isNotable } from './event-texts';
import styles from './events-page.module.css';
import { useExplain } from './use-explain';

/** The last few changes that are news, and the way to all of them. */
export function RecentEvents({ events }: { readonly events: readonly HeadroomEvent[] }) {
  const explain = useExplain();
  const news = events.filter(isNotable);
  if (news.length === 0) return null;
  return (
    <Panel name="Lately" aside={<a href="#/events">All events</a>}>
      <ol className={styles.list}>
        {news.slice(0, 3).map((event) => (
          <li key={event.id}>
            <EventItem event={event} explained={explain(event)} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
