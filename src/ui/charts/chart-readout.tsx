import { isAskedAt } from '../../domain/history/asked-gaps';
import { gapMs } from '../../domain/history/coverage';
import { isUnchangedBetween } from '../../domain/history/unchanged-gap';
import { indexAt, readingAt, type TimeSpan, type UsageSeries } from '../../domain/history/usage-series';
import { columnAt, type WindowColumn } from '../../domain/history/window-columns';
import type { GaugeMode } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import type { Translator } from '../../i18n/translator';
import styles from './history-chart.module.css';
import { type Plot, xOf, yOf } from './step-path';

/** What a chart shows about one instant. */
interface Readout {
  readonly title: string;
  readonly details: readonly string[];
  /** The percent left at the instant; null where it is not known. */
  readonly left: number | null;
}

interface ReadoutDeps {
  readonly series: UsageSeries;
  /** The runs of the window, where they are drawn as columns; else null. */
  readonly columns: readonly WindowColumn[] | null;
  /** The times of which another device has history that is not here yet. */
  readonly asked: readonly TimeSpan[];
  /** What is earlier is still being read. */
  readonly loadedFromAt: Instant;
  readonly gauge: GaugeMode;
  readonly translator: Translator;
}

/** What was known at `at`: of columns the run it falls in, else the last reading before it, unless an unknown gap lies between. */
export function readoutAt(
  at: Instant,
  { series, columns, asked, loadedFromAt, gauge, translator }: ReadoutDeps,
): Readout {
  const { t, formats } = translator;
  const column = columns && columnAt(columns, at);
  if (column) return ofColumn(column, translator);
  const index = indexAt(series.at, at);
  const [reading, next] = [readingAt(series, index), readingAt(series, index + 1)];
  const amountOf = (left: number) => t('common.amount', { gauge, percent: formats.gauge(left, gauge) });
  const left = 100 - reading.used;
  if (!columns && at - reading.at <= gapMs) {
    const details = [formats.instant(reading.at, 'date'), t('charts.ends', { at: reading.resetsAt })];
    if (reading.resetsAt > at) return { title: amountOf(left), details, left };
  } else if (!columns && !isAskedAt(at, asked) && isUnchangedBetween(reading, next)) {
    const span = { amount: amountOf(left), from: reading.at, to: next.at };
    const isShort = formats.day(reading.at) === formats.day(at) || formats.day(next.at) === formats.day(at);
    return { title: t(isShort ? 'charts.unchanged' : 'charts.unchanged.days', span), details: [], left };
  }
  return {
    title: unknownText(at, asked, loadedFromAt, translator),
    details: [formats.instant(at, 'date')],
    left: null,
  };
}

/** Why nothing is known about an instant: it is being loaded, another device has it, or no device was reading. */
function unknownText(
  at: Instant,
  asked: readonly TimeSpan[],
  loadedFromAt: Instant,
  { t }: Pick<Translator, 't'>,
): string {
  if (at < loadedFromAt) return t('charts.loading');
  return isAskedAt(at, asked) ? t('charts.asked') : t('charts.notSeen');
}

function ofColumn({ fromAt, toAt, usedPercent, isRunning }: WindowColumn, { t, formats }: Translator): Readout {
  const values = { used: usedPercent, left: 100 - Math.floor(usedPercent) };
  const title = isRunning ? t('charts.column.running', values) : t('charts.column.ended', values);
  return {
    title,
    details: [t('charts.column.span', { from: formats.day(fromAt), to: formats.day(toAt) })],
    left: null,
  };
}

interface ReadoutTextProps {
  readonly readout: Readout | null;
  /** Whether a key asked for it. A pointer passes over hundreds of readings, which must not all be announced. */
  readonly isSpoken: boolean;
}

/** The readout as a line of text. Empty, it keeps its place, so that nothing moves. */
export function ReadoutText({ readout, isSpoken }: ReadoutTextProps) {
  return (
    <output className={styles.readout} aria-live={isSpoken ? 'polite' : 'off'}>
      {readout === null ? null : (
        <>
          <b>{readout.title}</b>
          {readout.details.map((detail) => (
            <span key={detail}>{detail}</span>
          ))}
        </>
      )}
    </output>
  );
}

interface CrosshairProps {
  readonly at: Instant;
  readonly left: number | null;
  readonly plot: Plot;
  readonly gauge: GaugeMode;
}

/** Where the readout is taken: a vertical line, and a dot on the curve where it has a value. */
export function Crosshair({ at, left, plot, gauge }: CrosshairProps) {
  const x = xOf(at, plot);
  return (
    <>
      <span className={styles.crosshair} style={{ left: x, top: plot.top, height: plot.height }} />
      {left !== null && (
        <span className={styles.dot} style={{ left: x, top: yOf(gauge === 'left' ? left : 100 - left, plot) }} />
      )}
    </>
  );
}
