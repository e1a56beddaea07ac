import { useState } from 'react';
import type { WindowView } from '../../domain/accounts/account-view';
import { currentAdvice } from '../../domain/advice/current-advice';
import type { Outlook } from '../../domain/forecast/outlook';
import { forecastFor } from '../../domain/forecast/run-out';
import { windowOutlook } from '../../domain/forecast/window-outlook';
import { emptySeries, type UsageSeries } from '../../domain/history/usage-series';
import { windowValue } from '../../domain/messages/message';
import type { AccountKey } from '../../domain/observations/observation';
import { hourMs, type Instant } from '../../domain/time/instant';
import { windowKey } from '../../domain/windows/limit-window';
import { ChartDataTable } from '../charts/chart-data-table';
import dataTable from '../components/data-table.module.css';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useNow, useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { useLoaded } from '../components/use-loaded';
import { type AppContext, useApp } from '../screen/app-context';
import { RibbonChart } from './ribbon-chart';
import { type RibbonPin, ribbonPins, ribbonSpan, ribbonStops, ribbonWindow } from './ribbon-model';
import styles from './ribbon-panel.module.css';
import { ribbonTexts } from './ribbon-texts';

interface RibbonPanelProps {
  readonly selectedAccount: NonNullable<AppContext['selectedAccount']>;
  /** With the line of each forecast; null or undefined while there is none. */
  readonly outlook: Outlook | null | undefined;
}

/** Seven days in one picture: the deciding window so far, its forecast, and the dates ahead. A table says the same. */
export function RibbonPanel({ selectedAccount: { view }, outlook }: RibbonPanelProps) {
  const { settings, storedOutlook } = useApp();
  const { t, spell } = useTranslator();
  const now = useNow();
  const [readAt, setReadAt] = useState<Instant | null>(null);
  const window = ribbonWindow(view);
  const span = ribbonSpan(window, now);
  const series = useSeries(view.key, window, span.fromAt);
  const advice = currentAdvice(storedOutlook, view, now);
  const pins = ribbonPins(view, advice, settings.alerts.useByLeadMs, now, span);
  if (!window && pins.length === 0) return null;
  const forecast = window?.state === 'running' ? forecastFor(outlook?.forecasts ?? [], window) : null;
  const line = forecast?.line ?? [];
  const stops = ribbonStops(span, now, pins);
  const textAt = (at: Instant) => ribbonTexts(at, { now, series, line, pins, mode: settings.gauge });
  const name = window ? t('upcoming.ribbon', { window: windowValue(window) }) : t('upcoming.ribbon.noWindow');
  const readout = spell(textAt(readAt ?? now).readout);
  return (
    <Panel
      name={t('upcoming.title')}
      aside={<p className={styles.readout}>{readAt === null ? <NextPin pin={pins[0] ?? null} /> : readout}</p>}
    >
      <RibbonChart
        name={name}
        readout={readout}
        span={span}
        now={now}
        series={series}
        line={line}
        isAtRisk={window !== null && (windowOutlook(storedOutlook, window)?.isAtRisk ?? false)}
        pins={pins}
        stops={stops}
        mode={settings.gauge}
        readAt={readAt}
        onRead={setReadAt}
      />
      <ChartDataTable of={name}>
        <table className={dataTable.table}>
          <caption>{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('upcoming.table.when')}</th>
              <th scope="col">{t('upcoming.table.what')}</th>
            </tr>
          </thead>
          <tbody>
            {stops.flatMap((at) => {
              const { cell } = textAt(at);
              return cell === null ? [] : [<Row key={at} at={at} cell={spell(cell)} />];
            })}
          </tbody>
        </table>
      </ChartDataTable>
    </Panel>
  );
}

function Row({ at, cell }: { readonly at: Instant; readonly cell: string }) {
  return (
    <tr>
      <td>
        <Moment at={at} form="date" />
      </td>
      <td>{cell}</td>
    </tr>
  );
}

/** "Next: 5-hour is full again, today 15:00". */
function NextPin({ pin }: { readonly pin: RibbonPin | null }) {
  if (pin === null) return null;
  return <T k="upcoming.next" values={{ what: pin.text, at: { node: <Moment key="at" at={pin.at} /> } }} />;
}

/** The readings of the window since the ribbon's first day; empty until they are read, and where they cannot be. */
function useSeries(account: AccountKey, window: WindowView | null, fromAt: Instant): UsageSeries {
  const { ports, snapshot } = useApp();
  // A first day that moves with each minute would be read again each time.
  const from = fromAt === window?.startedAt ? fromAt : Math.floor(fromAt / hourMs) * hourMs;
  const key = window && windowKey(window);
  const { value } = useLoaded(`${account}/${key}/${from}/${snapshot?.revision}`, async () => {
    let series = emptySeries;
    if (!window) return { key, series };
    const query = { window, from, to: Number.MAX_SAFE_INTEGER, columnMs: hourMs / 4 };
    for await (const piece of ports.usage(account, query)) series = piece.series;
    return { key, series };
  });
  return value?.key === key ? value.series : emptySeries;
}
