import type { HeadroomEvent } from '../../domain/event';
import { EventItem } from '../../show/event-item';
import { Panel } from '../../show/panel';
import styles from './events-page.module.css';
import { useExplain } from './use-explain';

/** The last few changes, and the way to all of them. */
export function Lately({ events }: { readonly events: readonly HeadroomEvent[] }) {
  const explain = useExplain();
  if (events.length === 0) return null;
  return (
    <Panel name="Lately" aside={<a href="#/events">All events</a>}>
      <ol className={styles.list}>
        {events.slice(0, 3).map((event) => (
          <li key={event.id}>
            <EventItem event={event} explained={explain(event)} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
