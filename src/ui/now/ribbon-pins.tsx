import type { Instant } from '../../domain/time/instant';
import { type Plot, xOf } from '../charts/step-path';
import { placeLabels } from '../charts/strip-layout';
import { useTranslator } from '../components/reader-context';
import { DateMark } from '../upcoming/date-mark';
import styles from './ribbon-chart.module.css';
import type { RibbonPin } from './ribbon-model';

interface PinsProps {
  readonly pins: readonly RibbonPin[];
  readonly plot: Plot;
  readonly now: Instant;
  /** Width of the chart in CSS pixels. */
  readonly width: number;
}

const labelTops = [12, 28];
const markTop = 36;

/** A mark on a stem for each date. A label where there is room in one of two lines; the table names them all. */
export function Pins({ pins, plot, now, width }: PinsProps) {
  const { t, spell } = useTranslator();
  const labels = [
    ...pins.map(({ at, label }) => ({ x: xOf(at, plot), text: spell(label) })),
    { x: xOf(now, plot), text: t('upcoming.now') },
  ];
  const places = placedInLanes(labels, width);
  return (
    <>
      {pins.map(({ at, kind }) => (
        <g key={`${kind}${at}`}>
          <path className={styles.stem} d={`M${xOf(at, plot)} ${markTop + 12}V${plot.top + plot.height}`} />
          <g transform={`translate(${xOf(at, plot) - 6} ${markTop})`}>
            <DateMark kind={kind} />
          </g>
        </g>
      ))}
      {labels.map(({ text, x }, index) => {
        const place = places[index];
        return place ? (
          <text key={`${text}${x}`} className={styles.label} x={place.x} y={place.y}>
            {text}
          </text>
        ) : null;
      })}
    </>
  );
}

/** The position of each label: those without room in the lower line are tried in the upper one. Null without room in either. */
function placedInLanes(labels: readonly { readonly x: number; readonly text: string }[], width: number) {
  const lower = placeLabels(labels, width);
  const rest = labels.filter((_, index) => lower[index] === null);
  const upper = placeLabels(rest, width);
  return labels.map((label, index) => {
    const first = lower[index];
    if (first != null) return { x: first, y: labelTops[1] };
    const second = upper[rest.indexOf(label)];
    return second == null ? null : { x: second, y: labelTops[0] };
  });
}
