import { useState } from 'react';
import type { HeadroomEvent } from '../../domain/events/event';
import type { NamedWindow } from '../../domain/messages/value';
import { monthOfYearText } from '../../i18n/format-day';
import { Button } from '../components/button';
import { EmptyState } from '../components/empty-state';
import { Page } from '../components/page';
import { Panel } from '../components/panel';
import { useLocaleAndZone, useTranslator } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../screen/app-context';
import { NoDataPage } from '../screen/no-data-page';
import { EventEvidence } from './event-evidence';
import { EventFilter } from './event-filter';
import { groupByMinute, groupByMonth } from './event-groups';
import { EventItem } from './event-item';
import { type EventFilterValue, typesFor } from './event-kinds';
import styles from './events-page.module.css';
import { ExportEvidence } from './export-evidence';
import { useDescribeEvent } from './use-describe-event';

const pageSize = 40;

/** Every change of the selected account, explained and with its evidence. The list can be filtered. */
export function EventsPage() {
  const { ports, router, selectedAccount, snapshot } = useApp();
  const { t } = useTranslator();
  const openedId = router.params().get('open');
  const [filter, setFilter] = useState<EventFilterValue>('notable');
  const [limit, setLimit] = useState(pageSize);
  const key = selectedAccount?.account.key ?? null;
  const types = typesFor(filter);
  const load = () => {
    const loadNewest = (count: number) =>
      key === null ? Promise.resolve([]) : ports.events(key, { limit: count, ...(types ? { types } : {}) });
    // Links lead to notable events only, so the other filters do not search for the opened one.
    return loadUntil(filter === 'notable' ? openedId : null, loadNewest, limit);
  };
  const { value, failed } = useLoaded(`${key}/${snapshot?.revision}/${filter}/${limit}`, load);
  if (!selectedAccount) return <NoDataPage title={t('shell.page.events')} about={t('events.page.about')} />;

  // The snapshot holds the last fifty events. They are shown where the history cannot be read.
  const recent = selectedAccount.view.events.filter(({ type }) => !types || types.includes(type));
  const events = value ? withMissing(value, recent) : recent;
  return (
    <Page
      title={t('shell.page.events')}
      lead={t('events.page.lead')}
      actions={<ExportEvidence account={selectedAccount.account.key} events={events} />}
    >
      <EventFilter value={filter} onChange={setFilter} />
      {failed ? <p>{t('events.page.recentOnly')}</p> : null}
      <EventList events={events} windows={selectedAccount.view.windows} openedId={openedId} />
      {value && value.length >= limit ? (
        <div>
          <Button onClick={() => setLimit(value.length + pageSize)}>{t('events.page.older')}</Button>
        </div>
      ) : null}
    </Page>
  );
}

/** Stored events, newest first, with recent ones that no observation has stored yet: expiries known by the clock. */
function withMissing(stored: readonly HeadroomEvent[], recent: readonly HeadroomEvent[]): readonly HeadroomEvent[] {
  const oldest = stored.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  const missing = recent.filter(({ id, at }) => at >= oldest && stored.every((event) => event.id !== id));
  return missing.length === 0 ? stored : [...missing, ...stored].sort((a, b) => b.at - a.at);
}

type LoadNewest = (count: number) => Promise<readonly HeadroomEvent[]>;

/** The newest events: at least `limit` of them, and as many as needed to include the event `id`. */
async function loadUntil(id: string | null, loadNewest: LoadNewest, limit: number): Promise<readonly HeadroomEvent[]> {
  const events = await loadNewest(limit);
  const isDone = id === null || events.length < limit || events.some((event) => event.id === id);
  return isDone ? events : loadUntil(id, loadNewest, limit * 4);
}

interface EventListProps {
  readonly events: readonly HeadroomEvent[];
  /** The account's windows: events name them as the page does. */
  readonly windows: readonly NamedWindow[];
  readonly openedId: string | null;
}

function EventList({ events, windows, openedId }: EventListProps) {
  const explain = useDescribeEvent(windows);
  const place = useLocaleAndZone();
  const { t } = useTranslator();
  if (events.length === 0) return <EmptyState title={t('events.none.title')}>{t('events.none.text')}</EmptyState>;
  return (
    <Panel name={t('events.list')} title={null}>
      {groupByMonth(groupByMinute(events), place.zone).map(({ key, groups }) => (
        <section key={key} className={styles.month}>
          <h2 className={styles.monthName}>{monthOfYearText(groups[0]?.[0].at ?? 0, place)}</h2>
          <ol className={styles.list}>
            {groups.map((group) => (
              <li key={group[0].id}>
                <EventItem
                  group={group}
                  explain={explain}
                  windows={windows}
                  evidenceOf={(event) => (
                    <EventEvidence event={event} windows={windows} startsOpen={event.id === openedId} />
                  )}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Panel>
  );
}
