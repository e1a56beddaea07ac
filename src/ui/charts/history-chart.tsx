import { type ReactNode, useId, useMemo, useRef, useState } from 'react';
import type { MarkedGap } from '../../domain/history/asked-gaps';
import { cyclesOf, observedLine } from '../../domain/history/usage-line';
import { emptySeries, type TimeSpan, type UsageSeries } from '../../domain/history/usage-series';
import { type WindowColumn, windowColumns } from '../../domain/history/window-columns';
import type { GaugeMode } from '../../domain/settings';
import { dayMs, type Instant, secondMs } from '../../domain/time/instant';
import { useNow, useTranslator } from '../components/reader-context';
import { ChartBackground } from './chart-background';
import { ChartLegend } from './chart-legend';
import { Crosshair, ReadoutText, readoutAt } from './chart-readout';
import { type EventMarker, EventMarkers } from './event-markers';
import styles from './history-chart.module.css';
import { HistoryTable } from './history-table';
import { type Plot, stepPath, xOf, yOf } from './step-path';
import { useChartKeys } from './use-chart-keys';
import { useGestures } from './use-gestures';
import { useWidth } from './use-width';
import { WindowColumns } from './window-columns';

export interface HistoryChartProps {
  /** Which window, as its meter is named: "Weekly". */
  readonly label: string;
  /** The title of the card, with the readout beside it. It depends on whether windows are drawn as columns. */
  readonly heading: (hasColumns: boolean) => ReactNode;
  /** What chooses window and range, at the end of the title line. */
  readonly controls?: ReactNode;
  readonly seconds: number;
  readonly series: UsageSeries;
  /** Times without readings. */
  readonly gaps: readonly MarkedGap[];
  /** The times of which another device has history that is not here yet. */
  readonly asked: readonly TimeSpan[];
  /** What is earlier is still being read. */
  readonly loadedFromAt: Instant;
  readonly gauge: GaugeMode;
  readonly view: TimeSpan;
  /** The earliest and latest instant the view can reach. */
  readonly bounds: TimeSpan;
  readonly markers: readonly EventMarker[];
  readonly onView: (view: TimeSpan) => void;
  readonly onOpenMarkers: (ids: readonly string[]) => void;
  /** An instant was clicked, or chosen by Enter. */
  readonly onChoose?: (at: Instant) => void;
}

/** A shorter view shows single readings. A longer one shows whole windows, where each is at least this wide. */
const [minColumnsMs, minColumnPx] = [20 * dayMs, 6];

/** Where the readout is taken. It belongs to one view of one window and goes with it. */
interface ReadPoint {
  readonly at: Instant;
  readonly isByKey: boolean;
  readonly view: TimeSpan;
  readonly label: string;
}

/** Use of one window over time: a step line with cycles, events and gaps, or a column for each window. Zooms and pans. */
export function HistoryChart(props: HistoryChartProps) {
  const { label, heading, controls, seconds, series, loadedFromAt, gauge, view, bounds, markers, onView } = props;
  const translator = useTranslator();
  const { t } = translator;
  const [now, hint] = [useNow(), useId()];
  const surface = useRef<HTMLFieldSetElement>(null);
  const [read, setRead] = useState<ReadPoint | null>(null);
  const readAt = (isByKey: boolean) => (at: Instant | null) => {
    setRead(at === null ? null : { at, isByKey, view, label });
  };
  const isRead =
    read !== null && read.view === view && read.label === label && read.at >= view.fromAt && read.at <= view.toAt;
  const width = useWidth(surface, 640);
  const plot = plotOf(width, view);
  const columns = useColumns(series, seconds, plot, now);
  const readout = isRead
    ? readoutAt(read.at, { series, columns, asked: props.asked, loadedFromAt, gauge, translator })
    : null;

  const handlers = useGestures(surface, {
    view,
    bounds,
    onView,
    onHover: readAt(false),
    onTap: (at) => props.onChoose?.(at),
    left: plot.left,
    width: plot.width,
  });
  const stops = useMemo(
    () => (columns ? Float64Array.from(columns, ({ fromAt, toAt }) => (fromAt + toAt) / 2) : series.at),
    [columns, series],
  );
  const onKeyDown = useChartKeys({
    stops,
    view,
    bounds,
    readAt: isRead ? read.at : now,
    onView,
    onRead: readAt(true),
    onEnter: () => isRead && props.onChoose?.(read.at),
  });

  return (
    <figure className={styles.figure}>
      <header className={styles.head}>
        <div className={styles.titleLine}>
          {heading(columns !== null)}
          <ReadoutText readout={readout} isSpoken={read?.isByKey ?? false} />
        </div>
        {controls}
      </header>
      <fieldset
        ref={surface}
        className={styles.surface}
        aria-label={t('charts.overTime', { window: label })}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows and + − move the chart, which needs focus
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...handlers}
      >
        {width > 0 && <Drawing {...props} plot={plot} columns={columns} />}
        <EventMarkers markers={markers} plot={plot} onOpen={props.onOpenMarkers} />
        {isRead && <Crosshair at={read.at} left={readout?.left ?? null} plot={plot} gauge={gauge} />}
      </fieldset>
      <ChartLegend hasColumns={columns !== null} hasAsked={props.gaps.some(({ isAsked }) => isAsked)} />
      <p id={hint} className="visually-hidden">
        {t('charts.keys')}
      </p>
      <HistoryTable label={label} series={series} loadedFromAt={loadedFromAt} view={view} gauge={gauge} />
    </figure>
  );
}

/** The windows as columns, where the view is long and each is wide enough to be seen; else null. */
function useColumns(series: UsageSeries, seconds: number, plot: Plot, now: Instant): readonly WindowColumn[] | null {
  const lengthMs = plot.view.toAt - plot.view.fromAt;
  const isLong = lengthMs >= minColumnsMs && (plot.width * seconds * secondMs) / lengthMs >= minColumnPx;
  return useMemo(() => (isLong ? windowColumns(cyclesOf(series, seconds), now) : null), [isLong, series, seconds, now]);
}

interface DrawingProps
  extends Pick<HistoryChartProps, 'seconds' | 'series' | 'gaps' | 'loadedFromAt' | 'gauge' | 'view'> {
  readonly plot: Plot;
  readonly columns: readonly WindowColumn[] | null;
}

/** The SVG. Its paths are computed only when the data or the view changes, not while a pointer moves over it. */
function Drawing({ seconds, series, gaps, loadedFromAt, gauge, view, plot, columns }: DrawingProps) {
  const now = useNow();
  const isLine = columns === null;
  const line = useMemo(() => observedLine(isLine ? series : emptySeries), [isLine, series]);
  const cycles = useMemo(() => (isLine ? cyclesOf(series, seconds) : []), [isLine, series, seconds]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `plot` is a new object on each render, made from view and width
  const path = useMemo(() => stepPath(line, plot, gauge), [line, gauge, view, plot.width]);
  const nowX = xOf(now, plot);
  return (
    <svg aria-hidden="true" width="100%" height={plot.top + plot.height + 24} className={styles.svg}>
      <ChartBackground
        plot={plot}
        series={series}
        gaps={isLine ? gaps : gaps.filter(({ isAsked }) => isAsked)}
        loadedFromAt={loadedFromAt}
        cycles={cycles}
        gauge={gauge}
        now={now}
      />
      {columns === null ? (
        <g clipPath="url(#chart-inside)">
          <path className={styles.area} d={path.area} />
          <path className={styles.line} d={path.line} />
        </g>
      ) : (
        <WindowColumns columns={columns} plot={plot} />
      )}
      {nowX <= plot.left + plot.width && <path className={styles.now} d={`M${nowX} ${plot.top - 4}V${yOf(0, plot)}`} />}
    </svg>
  );
}

function plotOf(width: number, view: TimeSpan): Plot {
  const narrow = width < 520;
  const left = narrow ? 30 : 38;
  return { view, left, top: 34, width: Math.max(80, width - left - (narrow ? 8 : 14)), height: narrow ? 190 : 240 };
}
