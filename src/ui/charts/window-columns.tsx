import type { WindowColumn } from '../../domain/history/window-columns';
import type { Formats } from '../../i18n/formats';
import { useTranslator } from '../components/reader-context';
import styles from './history-chart.module.css';
import { type Plot, xOf, yOf } from './step-path';

/** As the figures are drawn: 11 px high, about 6.4 px wide each. */
const figurePx = 6.4;
/** Between two columns, where they are wide enough for it. */
const gapPx = 2;

interface WindowColumnsProps {
  readonly columns: readonly WindowColumn[];
  readonly plot: Plot;
}

/** Each run of a window as a column: what was used solid, what was what stayed unused hatched. */
export function WindowColumns({ columns, plot }: WindowColumnsProps) {
  const { formats } = useTranslator();
  const shown = columns.filter(({ fromAt, toAt }) => toAt > plot.view.fromAt && fromAt < plot.view.toAt);
  const path = (
    isWanted: (column: WindowColumn) => boolean,
    from: (used: number) => number,
    to: (used: number) => number,
  ) =>
    shown
      .filter(isWanted)
      .map((column) => {
        const { x, width } = boxOf(column, plot);
        return `M${x} ${yOf(from(column.usedPercent), plot)}h${width}V${yOf(to(column.usedPercent), plot)}h${-width}Z`;
      })
      .join('');
  return (
    <g clipPath="url(#chart-inside)">
      <defs>
        <pattern id="chart-unused" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <path d="M0 0V5" className={styles.unusedStripe} />
        </pattern>
      </defs>
      <path
        className={styles.columnLeft}
        d={path(
          ({ isRunning }) => isRunning,
          identity,
          () => 100,
        )}
      />
      <path
        className={styles.columnUnused}
        d={path(
          ({ isRunning }) => !isRunning,
          identity,
          () => 100,
        )}
      />
      <path
        className={styles.columnUsed}
        d={path(
          () => true,
          () => 0,
          identity,
        )}
      />
      {shown.map((column) => {
        const { x, width } = visiblePart(boxOf(column, plot), plot);
        const label = labelFor(column.usedPercent, width, formats);
        if (label === null) return null;
        const y = Math.max(plot.top + 13, yOf(column.usedPercent, plot) - 5);
        return (
          <text key={column.fromAt} x={x + width / 2} y={y} textAnchor="middle" className={styles.columnLabel}>
            {label}
          </text>
        );
      })}
    </g>
  );
}

/** "98%", in a narrow column "98", whose scale is beside the chart; null where neither has room. */
function labelFor(usedPercent: number, width: number, formats: Formats): string | null {
  const texts = [formats.percent(usedPercent), formats.number(Math.floor(usedPercent))];
  return texts.find((text) => text.length * figurePx <= width) ?? null;
}

const identity = (used: number) => used;

interface Box {
  readonly x: number;
  readonly width: number;
}

function boxOf({ fromAt, toAt }: WindowColumn, plot: Plot): Box {
  const [x, right] = [xOf(fromAt, plot), xOf(toAt, plot)];
  const width = right - x;
  return { x, width: Math.max(1, width - (width > 4 * gapPx ? gapPx : 0)) };
}

function visiblePart({ x, width }: Box, { left, width: whole }: Plot): Box {
  const [from, to] = [Math.max(x, left), Math.min(x + width, left + whole)];
  return { x: from, width: to - from };
}
