import { useMemo, useState } from 'react';
import type { WindowView } from '../../domain/accounts/account-view';
import { markAsked } from '../../domain/history/asked-gaps';
import { coverageOf } from '../../domain/history/coverage';
import { heatMapOf } from '../../domain/history/heat-map';
import type { AccountKey } from '../../domain/observations/observation';
import type { GaugeMode } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import { dayMs } from '../../domain/time/instant';
import { windowKey } from '../../domain/windows/limit-window';
import type { ReportPorts } from '../../engine/ports/report-ports';
import { HeatMap } from '../charts/heat-map';
import { HistoryChart } from '../charts/history-chart';
import { useLocaleAndZone, useNow, useTranslator } from '../components/reader-context';
import { SegmentedControl } from '../components/segmented-control';
import { SteepHours } from '../reports/steep-hours';
import { useApp } from '../screen/app-context';
import { NoDataPage } from '../screen/no-data-page';
import { useUrlParams } from '../screen/use-url-params';
import { DailyUseCard } from './daily-use-card';
import { markerFor } from './event-marker';
import type { HistoryDeps } from './history-deps';
import styles from './history-page.module.css';
import { type HistoryParams, parseHistoryParams, toUrlParams } from './history-params';
import { fromFirstReading, rangeOf, ranges } from './history-ranges';
import { HistorySummary } from './history-summary';
import { LargestTasksCard } from './largest-tasks-card';
import { OpenedEvents } from './opened-events';
import { useAskedSpans } from './use-asked-spans';
import { useFirstReading } from './use-first-reading';
import { useHistory } from './use-history';
import { useHistoryView } from './use-history-view';
import { useMarkedEvents } from './use-marked-events';
import { useWeekBefore } from './use-week-before';

/** Five weeks: older statements are packed, and unpacking a year for one card would take seconds. */
const taskUseMs = 35 * dayMs;

/** How each window of the selected account was used over time. The address keeps which window and time span is shown. */
export function HistoryPage() {
  const { ports, router, settings, selectedAccount, snapshot } = useApp();
  const { t } = useTranslator();
  const { visit, write } = useUrlParams(router, '/history');
  const key = selectedAccount?.account.key ?? '';
  const deps = useMemo(
    (): HistoryDeps => ({
      usage: (query) => ports.usage(key, query),
      dailyUse: () => ports.dailyUse(key),
      taskUse: () => ports.observations(key, { kinds: ['thread-usage'], from: ports.clock.now() - taskUseMs }),
      oldestAt: () => ports.oldestAt(key),
      askedSpans: ports.askedSpans,
      events: (query) => ports.events(key, query),
    }),
    [ports, key],
  );
  if (!selectedAccount) return <NoDataPage title={t('shell.page.history')} about={t('history.about')} />;
  return (
    <AccountHistory
      key={`${key}/${visit}`}
      windows={selectedAccount.view.windows}
      gauge={settings.gauge}
      deps={deps}
      account={key}
      reports={ports.reports}
      revision={snapshot?.revision}
      start={parseHistoryParams(router.params())}
      onChange={(params) => write(toUrlParams(params))}
      onOpenEvent={(id) => router.go(`/events?open=${encodeURIComponent(id)}`)}
    />
  );
}

interface AccountHistoryProps {
  readonly windows: readonly WindowView[];
  readonly gauge: GaugeMode;
  /** Must stay the same object as long as the account stays the same. */
  readonly deps: HistoryDeps;
  readonly account: AccountKey;
  /** What session files say was used; absent where none can be read. */
  readonly reports: ReportPorts | undefined;
  /** Changes whenever there may be new readings. */
  readonly revision: unknown;
  readonly start: HistoryParams;
  readonly onChange: (params: HistoryParams) => void;
  /** Shows an event with its evidence, on the Events page. */
  readonly onOpenEvent: (id: string) => void;
}

function AccountHistory(props: AccountHistoryProps) {
  const { windows, gauge, deps, account, reports, revision, start, onChange, onOpenEvent } = props;
  const [now, { zone }] = [useNow(), useLocaleAndZone()];
  const { t, formats } = useTranslator();
  const { window, view, bounds, chooseWindow, show } = useHistoryView(windows, start, now, onChange);
  const [openedIds, setOpenedIds] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<{ readonly at: Instant } | null>(null);
  const events = useMarkedEvents(deps, revision);
  const loaded = useHistory(deps, window, view, now, revision);
  const { series, loadedFromAt, isLoading, isUnreadable } = loaded;
  const asked = useAskedSpans(deps, revision);
  const firstKnownAt = useFirstReading(deps, loaded, view);
  // What another device has from before is a gap like any other.
  const hasEarlier = typeof firstKnownAt === 'number' && (asked[0]?.fromAt ?? firstKnownAt) < firstKnownAt;
  const firstReadingAt = hasEarlier ? (asked[0]?.fromAt ?? null) : firstKnownAt;

  const markers = useMemo(
    () => (window ? events.flatMap((event) => markerFor(event, window) ?? []) : []),
    [events, window],
  );
  const watched = useMemo(
    // A part that is not loaded yet counts neither as seen nor as a gap.
    () => ({ fromAt: Math.max(view.fromAt, firstReadingAt ?? 0, loadedFromAt), toAt: Math.min(view.toAt, now) }),
    [view, firstReadingAt, loadedFromAt, now],
  );
  const drawnView = useMemo(() => fromFirstReading(view, firstReadingAt ?? null), [view, firstReadingAt]);
  const weekBefore = useWeekBefore(deps, window, view, now, revision, !isLoading);
  const coverage = useMemo(() => coverageOf(series, watched), [series, watched]);
  const gaps = useMemo(() => markAsked(coverage.gaps, asked), [coverage, asked]);
  const heat = useMemo(() => heatMapOf(series, watched, zone), [series, watched, zone]);

  if (!window) return <NoWindow />;
  const label = formats.window(window);
  return (
    <div className={styles.page}>
      <h1>{t('shell.page.history')}</h1>
      <section className={styles.card} aria-labelledby="history-window">
        <HistoryChart
          label={label}
          heading={(hasColumns) => (
            <h2 id="history-window">
              {hasColumns
                ? t('history.heading.columns', { window: label })
                : t('history.heading', { gauge, window: label })}
            </h2>
          )}
          controls={
            <div className={styles.controls}>
              {windows.length > 1 && (
                <SegmentedControl
                  label={t('history.window')}
                  options={windows.map((option) => ({ value: windowKey(option), text: formats.window(option) }))}
                  value={windowKey(window)}
                  onChange={chooseWindow}
                />
              )}
              <SegmentedControl
                label={t('history.range')}
                options={ranges.map(({ value }) => ({ value, text: t(`history.range.${value}`) }))}
                value={rangeOf(view)}
                onChange={show}
              />
            </div>
          }
          seconds={window.seconds}
          series={series}
          gaps={gaps}
          asked={asked}
          loadedFromAt={isUnreadable ? view.fromAt : loadedFromAt}
          gauge={gauge}
          view={drawnView}
          bounds={bounds}
          markers={markers}
          onView={show}
          onOpenMarkers={setOpenedIds}
          onChoose={(at) => setChosen({ at })}
        />
        <HistorySummary
          used={heat.total}
          weekBefore={weekBefore}
          label={formats.window(window, 'inside')}
          coverage={coverage}
          firstReading={
            firstReadingAt && !hasEarlier ? { at: firstReadingAt, isShown: firstReadingAt < watched.toAt } : null
          }
          isAsked={gaps.some((gap) => gap.isAsked)}
          isLoading={isLoading || firstReadingAt === undefined}
          isUnreadable={isUnreadable}
        />
        {reports && (
          <SteepHours
            key={windowKey(window)}
            reports={reports}
            account={account}
            seconds={window.seconds}
            view={view}
            chosen={chosen}
          />
        )}
        <OpenedEvents
          events={events.filter(({ id }) => openedIds.includes(id))}
          onClose={() => setOpenedIds([])}
          onOpenEvent={onOpenEvent}
        />
      </section>
      <section className={styles.card} aria-labelledby="history-hours">
        <div className={styles.cardHead}>
          <h2 id="history-hours">{t('history.hours')}</h2>
          <p className={styles.note}>{t('history.hours.of', { window: label })}</p>
        </div>
        <HeatMap label={label} map={heat} />
      </section>
      <DailyUseCard deps={deps} series={series} revision={revision} />
      <LargestTasksCard deps={deps} revision={revision} />
    </div>
  );
}

function NoWindow() {
  const { t } = useTranslator();
  return (
    <div className={styles.page}>
      <h1>{t('shell.page.history')}</h1>
      <p className={styles.secondary}>{t('history.none')}</p>
    </div>
  );
}
