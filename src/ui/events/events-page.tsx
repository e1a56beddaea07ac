import { useState } from 'react';
import type { HeadroomEvent } from '../../domain/events/event';
import { Button } from '../components/button';
import { EmptyState } from '../components/empty-state';
import { Page } from '../components/page';
import { Panel } from '../components/panel';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../shell/app-context';
import { NoDataPage } from '../shell/no-data-page';
import { EventEvidence } from './event-evidence';
import { EventFilter } from './event-filter';
import { EventItem } from './event-item';
import { type EventFilterValue, typesOf } from './event-texts';
import styles from './events-page.module.css';
import { ExportEvidence } from './export-evidence';
import { useExplain } from './use-explain';

const pageSize = 40;

/** Every change of the selected account: explained, filterable, with what proves it. */
export function EventsPage() {
  const { ports, router, selectedAccount, snapshot } = useApp();
  const open = router.params().get('open');
  const [choice, setChoice] = useState<EventFilterValue>('notable');
  const [limit, setLimit] = useState(pageSize);
  const key = selectedAccount?.account.key ?? null;
  const types = typesOf(choice);
  const load = () => {
    const page = (most: number) =>
      key === null ? Promise.resolve([]) : ports.events(key, { limit: most, ...(types ? { types } : {}) });
    // Every event one can come for is notable; among the others it is not looked for.
    return reaching(choice === 'notable' ? open : null, page, limit);
  };
  const { value, failed } = useLoaded(`${key}/${snapshot?.revision}/${choice}/${limit}`, load);
  if (!selectedAccount)
    return <NoDataPage title="Events" about="Every change of a window, the bank or the credits, explained." />;

  // The last fifty are in the stored view: they stand where the history cannot be read.
  const recent = selectedAccount.state.events.filter(({ type }) => !types || types.includes(type));
  const events = value ?? recent;
  return (
    <Page
      title="Events"
      lead="What changed, why, and what proves it."
      actions={<ExportEvidence account={selectedAccount.account.key} events={events} />}
    >
      <EventFilter choice={choice} onChange={setChoice} />
      {failed ? <p>The history cannot be read: these are the most recent events only.</p> : null}
      <EventList events={events} open={open} />
      {value && value.length >= limit ? (
        <div>
          <Button onClick={() => setLimit(value.length + pageSize)}>Show older events</Button>
        </div>
      ) : null}
    </Page>
  );
}

type EventsUpTo = (most: number) => Promise<readonly HeadroomEvent[]>;

/** The newest events, as many as it takes to come to the one that is to be opened. */
async function reaching(open: string | null, page: EventsUpTo, limit: number): Promise<readonly HeadroomEvent[]> {
  const found = await page(limit);
  const isThere = open === null || found.length < limit || found.some(({ id }) => id === open);
  return isThere ? found : reaching(open, page, limit * 4);
}

function EventList({ events, open }: { readonly events: readonly HeadroomEvent[]; readonly open: string | null }) {
  const explain = useExplain();
  if (events.length === 0)
    return (
      <EmptyState title="Nothing of the kind yet">
        When a window ends, a reset comes or goes, or a date moves, it is written down here with its before and after.
      </EmptyState>
    );
  return (
    <Panel name="Events, newest first" title={null}>
      <ol className={styles.list}>
        {events.map((event) => (
          <li key={event.id}>
            <EventItem event={event} explained={explain(event)}>
              <EventEvidence event={event} startsOpen={event.id === open} />
            </EventItem>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
