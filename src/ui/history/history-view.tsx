import { useMemo, useState } from 'react';
import type { AccountView } from '../../domain/accounts/account-view';
import { coverageOf } from '../../domain/history/coverage';
import { heatMapOf } from '../../domain/history/heat-map';
import type { Span } from '../../domain/history/usage-series';
import type { GaugeMode } from '../../domain/settings';
import { windowKey } from '../../domain/windows/limit-window';
import { HeatMap } from '../charts/heat-map';
import { HistoryChart } from '../charts/history-chart';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { SegmentedControl } from '../components/segmented-control';
import { DailyUseCard } from './daily-use-card';
import { markerFor } from './event-marker';
import type { HistoryDeps } from './history-deps';
import { defaultParams, type HistoryParams } from './history-params';
import { boundsOf, type Range, rangeOf, ranges, viewAt } from './history-ranges';
import { HistorySummary } from './history-summary';
import styles from './history-view.module.css';
import { OpenedEvents } from './opened-events';
import { useFirstReading } from './use-first-reading';
import { useHistory } from './use-history';
import { useMarkedEvents } from './use-marked-events';

export interface HistoryViewProps {
  readonly account: AccountView;
  readonly gauge: GaugeMode;
  /** Must keep its identity as long as the account stays the same. */
  readonly ports: HistoryDeps;
  /** Changes whenever there may be something new to read. */
  readonly revision: unknown;
  /** Shows an event with its evidence, on the Events page. */
  readonly onOpenEvent?: (id: string) => void;
  /** Where to begin. */
  readonly start?: HistoryParams;
  /** Hears of every move. */
  readonly onPlace?: (place: HistoryParams) => void;
}

/** How did I get here: one window over time with its cycles and events, when the use falls, and use by day. */
export function HistoryView(props: HistoryViewProps) {
  const { account, gauge, ports, revision, onOpenEvent, start = defaultParams, onPlace } = props;
  const [now, { zone }] = [useNow(), useLocaleAndZone()];
  const windows = account.windows;
  const [place, setPlace] = useState(start);
  const window =
    windows.find((one) => windowKey(one) === place.window) ??
    windows.toSorted((a, b) => b.seconds - a.seconds)[0] ??
    null;
  const bounds = useMemo(() => boundsOf(now, window?.resetsAt ?? null), [now, window?.resetsAt]);
  const [view, setView] = useState(() => viewAt(place.shown, now, bounds));
  const [opened, setOpened] = useState<readonly string[]>([]);
  const events = useMarkedEvents(ports, revision);
  const loaded = useHistory(ports, window, view, now, revision);
  const { series, isLoading, trouble } = loaded;
  const sinceAt = useFirstReading(ports, loaded, view);

  const marks = useMemo(
    () => (window ? events.flatMap((event) => markerFor(event, window) ?? []) : []),
    [events, window],
  );
  const seen = useMemo(
    () => ({ fromAt: Math.max(view.fromAt, sinceAt ?? 0), toAt: Math.min(view.toAt, now) }),
    [view, sinceAt, now],
  );
  const coverage = useMemo(() => coverageOf(series, seen), [series, seen]);
  const heat = useMemo(() => heatMapOf(series, seen, zone), [series, seen, zone]);

  const go = (step: Partial<HistoryParams>) => {
    const next = { ...place, ...step };
    setPlace(next);
    onPlace?.(next);
  };
  const look = (shown: Range | Span) => {
    setView(viewAt(shown, now, bounds));
    go({ shown });
  };

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
              <SegmentedControl
                label="Window"
                options={windows.map((one) => ({ value: windowKey(one), text: one.label }))}
                value={windowKey(window)}
                onChange={(chosen) => go({ window: chosen })}
              />
            )}
            <SegmentedControl label="Range" options={ranges} value={rangeOf(view)} onChange={look} />
          </div>
        </div>
        <HistoryChart
          label={window.label}
          seconds={window.seconds}
          series={series}
          gaps={coverage.gaps}
          gauge={gauge}
          view={view}
          bounds={bounds}
          markers={marks}
          onView={look}
          onOpenMarkers={setOpened}
        />
        <HistorySummary
          used={heat.total}
          label={window.label}
          coverage={coverage}
          since={sinceAt ? { at: sinceAt, isShown: sinceAt < seen.toAt } : null}
          isLoading={isLoading || sinceAt === undefined}
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
