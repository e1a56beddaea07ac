import { gapMs } from '../../domain/history/coverage';
import { indexAt, readingAt, type UsageSeries } from '../../domain/history/usage-series';
import type { GaugeMode } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import { useTranslator } from '../components/reader-context';
import styles from './history-chart.module.css';
import { type Plot, xOf, yOf } from './step-path';

interface ReadoutProps {
  readonly at: Instant | null;
  /** Whether a key asked for it. A pointer passes over hundreds of readings, which must not all be announced. */
  readonly isSpoken: boolean;
  readonly plot: Plot;
  readonly series: UsageSeries;
  /** What is earlier is still being read. */
  readonly loadedFromAt: Instant;
  readonly gauge: GaugeMode;
}

/** A crosshair and what was known at that instant: the last reading before it, unless a gap lies between. */
export function ChartReadout({ at, isSpoken, plot, series, loadedFromAt, gauge }: ReadoutProps) {
  const { t, formats } = useTranslator();
  if (at === null || at < plot.view.fromAt || at > plot.view.toAt) return null;
  const reading = readingAt(series, indexAt(series.at, at));
  const unknown = at < loadedFromAt ? t('charts.loading') : t('charts.notSeen');
  const isKnown = at - reading.at <= gapMs;
  const left = isKnown && reading.resetsAt > at ? 100 - reading.used : null;
  const x = xOf(at, plot);
  return (
    <>
      <span className={styles.crosshair} style={{ left: x, top: plot.top, height: plot.height }} />
      {left !== null && (
        <span className={styles.dot} style={{ left: x, top: yOf(gauge === 'left' ? left : 100 - left, plot) }} />
      )}
      <output
        className={styles.readout}
        aria-live={isSpoken ? 'polite' : 'off'}
        data-side={x > plot.left + plot.width / 2 ? 'left' : 'right'}
        style={{ left: x, top: plot.top }}
      >
        <b>{left === null ? unknown : t('common.amount', { gauge, percent: formats.gauge(left, gauge) })}</b>
        <span>{formats.instant(isKnown ? reading.at : at, 'date')}</span>
        {left !== null && <span>{t('charts.ends', { at: reading.resetsAt })}</span>}
      </output>
    </>
  );
}
