import { useId, useMemo, useRef, useState } from 'react';
import { cyclesOf, observedLine } from '../../domain/history/usage-line';
import type { TimeSpan, UsageSeries } from '../../domain/history/usage-series';
import type { GaugeMode } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import { useLocaleAndZone, useNow, useTranslator } from '../components/reader-context';
import { ChartBackground } from './chart-background';
import { ChartLegend } from './chart-legend';
import { ChartReadout } from './chart-readout';
import { type EventMarker, EventMarkers } from './event-markers';
import styles from './history-chart.module.css';
import { HistoryTable } from './history-table';
import { type Plot, stepPath, xOf, yOf } from './step-path';
import { useChartKeys } from './use-chart-keys';
import { useGestures } from './use-gestures';
import { useWidth } from './use-width';

export interface HistoryChartProps {
  /** Which window, as its meter is named: "Weekly". */
  readonly label: string;
  readonly seconds: number;
  readonly series: UsageSeries;
  /** Times without readings. */
  readonly gaps: readonly TimeSpan[];
  /** What is earlier is still being read. */
  readonly loadedFromAt: Instant;
  readonly gauge: GaugeMode;
  readonly view: TimeSpan;
  /** The earliest and latest instant the view can reach. */
  readonly bounds: TimeSpan;
  readonly markers: readonly EventMarker[];
  readonly onView: (view: TimeSpan) => void;
  readonly onOpenMarkers: (ids: readonly string[]) => void;
}

/** Use of one window over time as a step line, with its cycles, events and gaps. Zooms and pans. */
export function HistoryChart(props: HistoryChartProps) {
  const {
    label,
    series,
    loadedFromAt,
    gauge,
    view,
    bounds,
    markers: marks,
    onView,
    onOpenMarkers: onOpenMarks,
  } = props;
  const { t } = useTranslator();
  const [now, hint] = [useNow(), useId()];
  const surface = useRef<HTMLFieldSetElement>(null);
  const [hoverAt, setHoverAt] = useState<Instant | null>(null);
  const [isSpoken, setSpoken] = useState(false);
  const readAt = (isByKey: boolean) => (at: Instant | null) => {
    setHoverAt(at);
    setSpoken(isByKey);
  };
  const width = useWidth(surface, 640);
  const plot = plotOf(width, view);

  const handlers = useGestures(surface, {
    view,
    bounds,
    onView,
    onHover: readAt(false),
    left: plot.left,
    width: plot.width,
  });

  const onKeyDown = useChartKeys({ series, view, bounds, readAt: hoverAt ?? now, onView, onRead: readAt(true) });

  return (
    <figure className={styles.figure}>
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
        {width > 0 && <Drawing {...props} plot={plot} />}
        <EventMarkers markers={marks} plot={plot} onOpen={onOpenMarks} />
        <ChartReadout
          at={hoverAt}
          isSpoken={isSpoken}
          plot={plot}
          series={series}
          loadedFromAt={loadedFromAt}
          gauge={gauge}
        />
      </fieldset>
      <ChartLegend />
      <p id={hint} className="visually-hidden">
        {t('charts.keys')}
      </p>
      <HistoryTable label={label} series={series} loadedFromAt={loadedFromAt} view={view} gauge={gauge} />
    </figure>
  );
}

interface DrawingProps
  extends Pick<HistoryChartProps, 'seconds' | 'series' | 'gaps' | 'loadedFromAt' | 'gauge' | 'view'> {
  readonly plot: Plot;
}

/** The SVG. Its paths are computed only when the data or the view changes, not while a pointer moves over it. */
function Drawing({ seconds, series, gaps, loadedFromAt, gauge, view, plot }: DrawingProps) {
  const [now, place] = [useNow(), useLocaleAndZone()];
  const line = useMemo(() => observedLine(series), [series]);
  const cycles = useMemo(() => cyclesOf(series, seconds), [series, seconds]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `plot` is a new object on each render, made from view and width
  const path = useMemo(() => stepPath(line, plot, gauge), [line, gauge, view, plot.width]);
  const nowX = xOf(now, plot);
  return (
    <svg aria-hidden="true" width="100%" height={plot.top + plot.height + 24} className={styles.svg}>
      <ChartBackground
        plot={plot}
        series={series}
        gaps={gaps}
        loadedFromAt={loadedFromAt}
        cycles={cycles}
        gauge={gauge}
        now={now}
        place={place}
      />
      <g clipPath="url(#chart-inside)">
        <path className={styles.area} d={path.area} />
        <path className={styles.line} d={path.line} />
      </g>
      {nowX <= plot.left + plot.width && <path className={styles.now} d={`M${nowX} ${plot.top - 4}V${yOf(0, plot)}`} />}
    </svg>
  );
}

function plotOf(width: number, view: TimeSpan): Plot {
  const narrow = width < 520;
  const left = narrow ? 30 : 38;
  return { view, left, top: 34, width: Math.max(80, width - left - (narrow ? 8 : 14)), height: narrow ? 190 : 240 };
}
