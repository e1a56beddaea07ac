import { useEffect, useMemo, useState } from 'react';
import { coverageOf } from '../../domain/chart/coverage';
import { heatMapOf } from '../../domain/chart/heat-map';
import type { HeadroomEvent } from '../../domain/event';
import { windowKey } from '../../domain/limit-window';
import type { GaugeMode } from '../../domain/settings';
import type { AccountView } from '../../domain/view';
import { HeatMap } from '../charts/heat-map';
import { HistoryChart } from '../charts/history-chart';
import { useNow, usePlace } from '../parts/surroundings';
import { DailyUseCard } from './daily-use-card';
import { markedTypes, markOf } from './event-mark';
import { HistoryNote } from './history-note';
import styles from './history-page.module.css';
import type { HistoryPorts } from './history-ports';
import { boundsOf, type Range, rangeOf, ranges, viewOf } from './history-ranges';
import { OpenedEvents } from './opened-events';
import { Segmented } from './segmented';
import { useHistory } from './use-history';

export interface HistoryPageProps {
  readonly account: AccountView;
  readonly gauge: GaugeMode;
  /** Must keep its identity as long as the account stays the same. */
  readonly ports: HistoryPorts;
  /** Changes whenever there may be something new to read. */
  readonly revision: unknown;
  /** Shows an event with its evidence, on the Events page. */
  readonly onOpenEvent?: (id: string) => void;
}

/** How did I get here: one window over time with its cycles and events, when the use falls, and use by day. */
export function HistoryPage({ account, gauge, ports, revision, onOpenEvent }: HistoryPageProps) {
  const [now, place] = [useNow(), usePlace()];
  const windows = account.windows;
  const [chosen, setChosen] = useState<string | null>(null);
  const window =
    windows.find((one) => windowKey(one) === chosen) ?? windows.toSorted((a, b) => b.seconds - a.seconds)[0] ?? null;
  const bounds = useMemo(() => boundsOf(now, window?.resetsAt ?? null), [now, window?.resetsAt]);
  const [view, setView] = useState(() => viewOf('week', now, bounds));
  const [opened, setOpened] = useState<readonly string[]>([]);
  const events = useEvents(ports, revision);
  const { series, isLoading, trouble } = useHistory(ports, window, view, now, revision);

  const marks = useMemo(() => (window ? events.flatMap((event) => markOf(event, window) ?? []) : []), [events, window]);
  const seen = useMemo(() => ({ fromAt: view.fromAt, toAt: Math.min(view.toAt, now) }), [view, now]);
  const coverage = useMemo(() => coverageOf(series, seen), [series, seen]);
  const heat = useMemo(() => heatMapOf(series, seen, place.zone), [series, seen, place.zone]);

  if (!window) return <Nothing />;
  return (
    <div className={styles.page}>
      <h1>History</h1>
      <section className={styles.card} aria-labelledby="history-window">
        <div className={styles.row}>
          <h2 id="history-window">
            {window.label}, % {gauge}
          </h2>
          <div className={styles.choices}>
            {windows.length > 1 && (
              <Segmented
                label="Window"
                options={windows.map((one) => ({ value: windowKey(one), text: one.label }))}
                value={windowKey(window)}
                onChange={setChosen}
              />
            )}
            <Segmented
              label="Range"
              options={ranges}
              value={rangeOf(view)}
              onChange={(range: Range) => setView(viewOf(range, now, bounds))}
            />
          </div>
        </div>
        <HistoryChart
          label={window.label}
          seconds={window.seconds}
          series={series}
          gauge={gauge}
          view={view}
          bounds={bounds}
          marks={marks}
          onView={setView}
          onOpenMarks={setOpened}
        />
        <HistoryNote
          used={heat.total}
          label={window.label}
          coverage={coverage}
          isLoading={isLoading}
          trouble={trouble}
        />
        <OpenedEvents
          events={events.filter(({ id }) => opened.includes(id))}
          onClose={() => setOpened([])}
          onOpenEvent={onOpenEvent}
        />
      </section>
      <section className={styles.card} aria-labelledby="history-hours">
        <div className={styles.row}>
          <h2 id="history-hours">When you use it</h2>
          <p className={styles.quiet}>{window.label}, in the time shown above</p>
        </div>
        <HeatMap label={window.label} map={heat} />
      </section>
      <DailyUseCard ports={ports} revision={revision} />
    </div>
  );
}

function Nothing() {
  return (
    <div className={styles.page}>
      <h1>History</h1>
      <p className={styles.quiet}>Nothing was seen yet. Open your Codex usage page once, and the line starts there.</p>
    </div>
  );
}

/** Years of them: what happens several times a day has no mark. */
const mostEvents = 500;

function useEvents(ports: HistoryPorts, revision: unknown): readonly HeadroomEvent[] {
  const [events, setEvents] = useState<readonly HeadroomEvent[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision reads anew
  useEffect(() => {
    let isOver = false;
    ports.events({ types: markedTypes, limit: mostEvents }).then(
      (found) => !isOver && setEvents(found),
      // The chart says what is wrong with the storage; without events it is still a chart.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ports, revision]);
  return events;
}
