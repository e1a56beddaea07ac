import { useDeferredValue, useEffect, useState } from 'react';
import { reduceM4 } from '../../domain/history/m4-downsampling';
import { readingAt, type TimeSpan, type UsageSeries } from '../../domain/history/usage-series';
import type { GaugeMode } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import dataTable from '../components/data-table.module.css';
import { useTranslator } from '../components/reader-context';
import { ChartDataTable } from './chart-data-table';

interface HistoryTableProps {
  readonly label: string;
  readonly series: UsageSeries;
  /** What is earlier is still being read. */
  readonly loadedFromAt: Instant;
  readonly view: TimeSpan;
  readonly gauge: GaugeMode;
}

/** Keeps the table short. Zooming in brings more detail, as on the chart. */
const columns = 24;

/** The readings behind the history chart as a table, reduced as its line is (M4). */
export function HistoryTable(props: HistoryTableProps) {
  const isReady = useAfterFirstPaint();
  const { t } = useTranslator();
  const view = useDeferredValue(props.view);
  return (
    <ChartDataTable of={t('charts.overTime', { window: props.label })}>
      {isReady && <Rows {...props} view={view} />}
    </ChartDataTable>
  );
}

/** False for the first 150 ms, so that the table does not delay the chart. */
function useAfterFirstPaint(): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return isReady;
}

function Rows({ label, series, loadedFromAt, view, gauge }: HistoryTableProps) {
  const { t, formats } = useTranslator();
  const kept = reduceM4({ at: series.at, value: series.used }, view, columns);
  const readings = kept
    .map((index) => readingAt(series, index))
    .filter(({ at }) => at >= view.fromAt && at <= view.toAt);
  return (
    <table className={dataTable.table}>
      <caption>{t(captionOf(readings.length, loadedFromAt > view.fromAt), { window: label })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('charts.history.seen')}</th>
          <th scope="col">{t(`common.gauge.${gauge}`)}</th>
          <th scope="col">{t('charts.history.ends')}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map(({ at, used, resetsAt }, index) => (
          <tr key={kept[index]}>
            <td>{formats.instant(at, 'date')}</td>
            <td>{formats.gauge(100 - used, gauge)}</td>
            <td>{formats.instant(resetsAt, 'date')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function captionOf(readings: number, isLoading: boolean) {
  if (readings > 0) return 'charts.history.caption';
  return isLoading ? 'charts.history.caption.loading' : 'charts.history.caption.none';
}
