import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { BurnDownPoint } from '../../domain/forecast/outlook';
import { observedLine } from '../../domain/history/usage-line';
import type { TimeSpan, UsageSeries } from '../../domain/history/usage-series';
import type { GaugeMode } from '../../domain/settings';
import { dayMs, type Instant } from '../../domain/time/instant';
import { instantOf, localTime } from '../../domain/time/local-time';
import { weekdayText } from '../../i18n/format-day';
import { labelWidth } from '../charts/label-width';
import { type Plot, stepPath, xOf, yOf } from '../charts/step-path';
import { useWidth } from '../charts/use-width';
import { classNames } from '../components/class-names';
import { useLocaleAndZone, useTranslator } from '../components/reader-context';
import styles from './ribbon-chart.module.css';
import { lineAhead, type RibbonPin } from './ribbon-model';
import { Pins } from './ribbon-pins';

interface RibbonChartProps {
  /** What it shows, for screen readers. */
  readonly name: string;
  /** What is read at `readAt`, for screen readers. */
  readonly readout: string;
  readonly span: TimeSpan;
  readonly now: Instant;
  readonly series: UsageSeries;
  /** The forecast; empty where there is none. */
  readonly line: readonly BurnDownPoint[];
  readonly isAtRisk: boolean;
  readonly pins: readonly RibbonPin[];
  readonly stops: readonly Instant[];
  readonly mode: GaugeMode;
  readonly readAt: Instant | null;
  readonly onRead: (at: Instant | null) => void;
}

const [lanesHeight, plotHeight, axisHeight] = [50, 84, 20];
const height = lanesHeight + plotHeight + axisHeight;
const gutter = 42;
/** Between two weekdays. */
const leastGapPx = 4;
/** A pointer this near to a pin means the pin. */
const snapPx = 12;

/** The line so far, the fan of the forecast and the pins. A tap, a pointer or the arrow keys choose the instant to read. */
export function RibbonChart(props: RibbonChartProps) {
  const { span, stops, pins, now, readAt, onRead } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 560);
  const plot: Plot = {
    view: span,
    left: gutter,
    top: lanesHeight,
    width: Math.max(80, width - gutter - 8),
    height: plotHeight,
  };
  const onKey = (event: KeyboardEvent) => {
    const next = stopByKey(event.key, stops, readAt ?? now);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onRead(next);
  };
  const readPointer = ({ clientX, currentTarget }: PointerEvent) => {
    const x = clientX - currentTarget.getBoundingClientRect().left;
    const pin = pins.find(({ at }) => Math.abs(xOf(at, plot) - x) <= snapPx);
    const share = Math.min(1, Math.max(0, (x - plot.left) / plot.width));
    onRead(pin?.at ?? Math.round(span.fromAt + share * (span.toAt - span.fromAt)));
  };
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="slider"
      tabIndex={0}
      aria-label={props.name}
      aria-valuemin={0}
      aria-valuemax={stops.length - 1}
      aria-valuenow={indexOf(stops, readAt ?? now)}
      aria-valuetext={props.readout}
      onKeyDown={onKey}
      onPointerDown={readPointer}
      onPointerMove={readPointer}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && onRead(null)}
    >
      {width > 0 ? (
        <svg
          width={width}
          height={height}
          className={classNames(styles.svg, props.isAtRisk && styles.risk)}
          aria-hidden="true"
        >
          <Frame plot={plot} now={now} mode={props.mode} />
          <Course {...props} plot={plot} />
          <Pins pins={pins} plot={plot} now={now} width={width} />
          {readAt === null ? null : (
            <path className={styles.crosshair} d={`M${xOf(readAt, plot)} ${plot.top}v${plotHeight}`} />
          )}
        </svg>
      ) : null}
    </div>
  );
}

/** The stop that a key leads to; null for other keys. Time runs to the right in every language. */
function stopByKey(key: string, stops: readonly Instant[], from: Instant): Instant | null {
  const here = indexOf(stops, from);
  const byKey: Readonly<Record<string, number>> = {
    ArrowRight: here + 1,
    ArrowUp: here + 1,
    ArrowLeft: here - 1,
    ArrowDown: here - 1,
    Home: 0,
    End: stops.length - 1,
  };
  const next = byKey[key];
  return next === undefined ? null : (stops[Math.min(stops.length - 1, Math.max(0, next))] ?? null);
}

/** Of the last stop at or before an instant. */
function indexOf(stops: readonly Instant[], at: Instant): number {
  return Math.max(
    0,
    stops.findLastIndex((stop) => stop <= at),
  );
}

interface PlotProps {
  readonly plot: Plot;
  readonly now: Instant;
}

/** Lines at nothing, half and all; a tick and the weekday at each midnight. */
function Frame({ plot, now, mode }: PlotProps & { readonly mode: GaugeMode }) {
  const { formats } = useTranslator();
  const place = useLocaleAndZone();
  const { zone } = place;
  const { fromAt, toAt } = plot.view;
  const { year, month, day } = localTime(fromAt, zone);
  const days = Array.from({ length: 8 }, (_, n) => instantOf(year, month, day + n, zone));
  const bottom = plot.top + plotHeight;
  const dayPx = (plot.width * dayMs) / (toAt - fromAt);
  const isRoomy = days.every((at) => labelWidth(weekdayText(at, place, 'short')) + leastGapPx <= dayPx);
  return (
    <>
      {[0, 50, 100].map((level) => (
        <g key={level}>
          <path className={styles.grid} d={`M${plot.left} ${yOf(level, plot)}h${plot.width}`} />
          <text x={plot.left - 6} y={yOf(level, plot) + 4} textAnchor="end">
            {formats.gauge(mode === 'left' ? level : 100 - level, mode)}
          </text>
        </g>
      ))}
      {days.map((at) => {
        const [from, to] = [Math.max(at, fromAt), Math.min(at + dayMs, toAt)];
        const room = xOf(to, plot) - xOf(from, plot);
        const text = weekdayText(at, place, isRoomy ? 'short' : 'narrow');
        return (
          <g key={at}>
            {at > fromAt && at < toAt ? <path className={styles.grid} d={`M${xOf(at, plot)} ${bottom}v5`} /> : null}
            {room >= labelWidth(text) + leastGapPx ? (
              <text x={(xOf(from, plot) + xOf(to, plot)) / 2} y={bottom + 15} textAnchor="middle">
                {text}
              </text>
            ) : null}
          </g>
        );
      })}
      <path className={styles.now} d={`M${xOf(now, plot)} ${plot.top - 4}v${plotHeight + 4}`} />
    </>
  );
}

type CourseProps = Pick<RibbonChartProps, 'series' | 'line' | 'mode' | 'now' | 'span'> & { readonly plot: Plot };

/** The readings, with a dotted line across gaps, and the fan of the forecast. */
function Course({ series, line, mode, now, span, plot }: CourseProps) {
  const y = (left: number) => yOf(mode === 'left' ? left : 100 - left, plot);
  const read = stepPath(observedLine(series), { ...plot, view: span }, mode);
  const whole = { at: series.at, value: series.used };
  const ahead = lineAhead(line, now, span.toAt);
  const points = (of: (point: BurnDownPoint) => number, list: readonly BurnDownPoint[]) =>
    list.map((point) => `${xOf(point.at, plot)} ${y(of(point))}`).join('L');
  return (
    <>
      <path className={styles.unseen} d={stepPath(whole, { ...plot, view: span }, mode).line} />
      <path className={styles.area} d={read.area} />
      <path className={styles.line} d={read.line} />
      {ahead.length > 1 ? (
        <>
          <path
            className={styles.fan}
            d={`M${points(({ q90 }) => q90, ahead)}L${points(({ q10 }) => q10, ahead.toReversed())}Z`}
          />
          <path className={styles.median} d={`M${points(({ q50 }) => q50, ahead)}`} />
        </>
      ) : null}
    </>
  );
}
