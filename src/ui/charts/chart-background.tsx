import type { MarkedGap } from '../../domain/history/asked-gaps';
import { isUnchangedBetween } from '../../domain/history/unchanged-gap';
import type { CycleSpan } from '../../domain/history/usage-line';
import { indexAt, readingAt, type UsageSeries } from '../../domain/history/usage-series';
import type { GaugeMode } from '../../domain/settings';
import { type Instant, toleranceMs } from '../../domain/time/instant';
import { useTranslator } from '../components/reader-context';
import styles from './history-chart.module.css';
import { type Plot, xOf, yOf } from './step-path';
import { TimeAxis } from './time-axis';

interface BackgroundProps {
  readonly plot: Plot;
  readonly series: UsageSeries;
  readonly gaps: readonly MarkedGap[];
  readonly loadedFromAt: Instant;
  readonly cycles: readonly CycleSpan[];
  readonly gauge: GaugeMode;
  readonly now: Instant;
}

const levels = [0, 25, 50, 75, 100];
/** A narrower gap is not drawn. */
const minGapPx = 3;

/** The layer behind the line of a chart: grid, time axis, gaps without readings, and cycles with their even pace. */
export function ChartBackground({ plot, series, gaps, loadedFromAt, cycles, gauge, now }: BackgroundProps) {
  const right = plot.left + plot.width;
  const floor = yOf(0, plot);
  return (
    <>
      <defs>
        <pattern id="chart-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" className={styles.hatch} />
        </pattern>
        <pattern id="chart-asked" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <path d="M0 0V6" className={styles.asked} />
        </pattern>
        <clipPath id="chart-inside">
          <rect x={plot.left} y={plot.top - 3} width={plot.width} height={plot.height + 6} />
        </clipPath>
      </defs>
      {levels.map((level) => (
        <g key={level}>
          <path className={styles.grid} d={`M${plot.left} ${yOf(level, plot)}H${right}`} />
          <text x={plot.left - 6} y={yOf(level, plot) + 4} textAnchor="end">
            {level}
          </text>
        </g>
      ))}
      <TimeAxis plot={plot} y={floor + 18} now={now} />
      <g clipPath="url(#chart-inside)">
        {gaps.map((gap) => (
          <Gap key={gap.fromAt} gap={gap} plot={plot} series={series} gauge={gauge} />
        ))}
        <Unread plot={plot} until={loadedFromAt} />
        {cycles.map((cycle, index) => (
          <Cycle key={cycle.endsAt} cycle={cycle} next={cycles[index + 1]} plot={plot} gauge={gauge} />
        ))}
      </g>
    </>
  );
}

interface GapProps {
  readonly gap: MarkedGap;
  readonly plot: Plot;
  readonly series: UsageSeries;
  readonly gauge: GaugeMode;
}

/**
 * A time without readings. A figure that is the same on both sides stayed as it was: a dotted line. Otherwise the time is unknown
 * and hatched; within one cycle use only grows, so that a dotted line joins the sides. What another device knows is hatched too.
 */
function Gap({ gap, plot, series, gauge }: GapProps) {
  const { t } = useTranslator();
  const x = xOf(gap.fromAt, plot);
  const width = xOf(gap.toAt, plot) - x;
  if (width < minGapPx) return null;
  const index = indexAt(series.at, gap.fromAt);
  const [before, after] = [readingAt(series, index), readingAt(series, index + 1)];
  const isOneCycle =
    after.at > before.at && Math.abs(before.resetsAt - after.resetsAt) <= toleranceMs && before.used <= after.used;
  const point = ({ at, used }: { at: Instant; used: number }) =>
    `${xOf(at, plot)} ${yOf(gauge === 'left' ? 100 - used : used, plot)}`;
  if (!gap.isAsked && isUnchangedBetween(before, after))
    return <path className={styles.interpolated} d={`M${point(before)}L${point(after)}`} />;
  return (
    <>
      <rect
        x={x}
        y={plot.top}
        width={width}
        height={plot.height}
        fill={`url(#${gap.isAsked ? 'chart-asked' : 'chart-hatch'})`}
      />
      {isOneCycle && !gap.isAsked && <path className={styles.interpolated} d={`M${point(before)}L${point(after)}`} />}
      {width > 64 && (
        <text x={x + width / 2} y={plot.top + plot.height - 8} textAnchor="middle">
          {t(gap.isAsked ? 'charts.asked' : 'charts.notSeen')}
        </text>
      )}
    </>
  );
}

/** The part of the view that is still being read. It shows neither a gap nor use. */
function Unread({ plot, until }: { readonly plot: Plot; readonly until: Instant }) {
  const { t } = useTranslator();
  const width = xOf(Math.min(until, plot.view.toAt), plot) - plot.left;
  if (width < minGapPx) return null;
  return (
    <text x={plot.left + width / 2} y={plot.top + plot.height / 2} textAnchor="middle">
      {t('charts.loading')}
    </text>
  );
}

interface CycleProps {
  readonly cycle: CycleSpan;
  readonly next: CycleSpan | undefined;
  readonly plot: Plot;
  readonly gauge: GaugeMode;
}

/** The end of a cycle as a vertical line, and its even pace as a dashed one. A cycle that ended early stops where the next began. */
function Cycle({ cycle, next, plot, gauge }: CycleProps) {
  const cutAt = Math.min(cycle.endsAt, next?.startsAt ?? cycle.endsAt);
  const [startX, cutX] = [xOf(cycle.startsAt, plot), xOf(cutAt, plot)];
  if (cutX < plot.left || startX > plot.left + plot.width || cutX - startX < 14) return null;
  const elapsedPercent = ((cutAt - cycle.startsAt) / (cycle.endsAt - cycle.startsAt)) * 100;
  const level = (usedPercent: number) => yOf(gauge === 'left' ? 100 - usedPercent : usedPercent, plot);
  return (
    <>
      {cutX - startX > 48 && (
        <path className={styles.evenPace} d={`M${startX} ${level(0)}L${cutX} ${level(elapsedPercent)}`} />
      )}
      <path className={styles.end} d={`M${cutX} ${plot.top}V${yOf(0, plot)}`} />
    </>
  );
}
