import { useRef } from 'react';
import type { WhatIfPoint, WhatIfResult } from '../../domain/advice/what-if';
import { formatDay } from '../../domain/time/format-instant';
import { dayMs } from '../../domain/time/instant';
import { ChartDataTable } from '../charts/chart-data-table';
import table from '../charts/chart-data-table.module.css';
import { type Plot, xOf, yOf } from '../charts/step-path';
import { timeTicks } from '../charts/time-ticks';
import { useWidth } from '../charts/use-width';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { lengthText } from './course-texts';
import styles from './plan.module.css';

interface BurnChartProps {
  readonly usual: WhatIfResult;
  readonly changed: WhatIfResult | null;
  /** Which window: "Weekly". */
  readonly label: string;
}

const height = 210;
const levels = [0, 25, 50, 75, 100];

/** What will be left over the coming weeks: as usual, and with the what-if change. */
export function BurnChart({ usual, changed, label }: BurnChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 520);
  const now = useNow();
  const place = useLocaleAndZone();
  const [first, last] = [usual.line[0], usual.line.at(-1)];
  if (!first || !last) return null;
  const view = { fromAt: first.at, toAt: last.at };
  const plot: Plot = { view, left: 30, top: 8, width: Math.max(80, width - 38), height: height - 34 };
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend}>
        <span className={styles.usual}>
          {label}, % left, {changed ? 'as usual' : 'as expected'}
        </span>
        {changed ? <span className={styles.changed}>with the change</span> : null}
      </figcaption>
      <div ref={frame}>
        <svg width={width} height={height} className={styles.svg} role="img" aria-label={summary(usual, changed)}>
          {levels.map((level) => (
            <g key={level}>
              <path className={styles.grid} d={`M${plot.left} ${yOf(level, plot)}H${plot.left + plot.width}`} />
              <text x={plot.left - 6} y={yOf(level, plot) + 4} textAnchor="end">
                {level}
              </text>
            </g>
          ))}
          {timeTicks(view, plot.width / 62, now, place).map(({ at, text }) => (
            <text key={at} x={Math.max(xOf(at, plot), plot.left + 22)} y={height - 6} textAnchor="middle">
              {text}
            </text>
          ))}
          <path className={changed ? styles.courseUsual : styles.course} d={pathOf(usual.line, plot)} />
          {changed ? <path className={styles.course} d={pathOf(changed.line, plot)} /> : null}
        </svg>
      </div>
      <ChartDataTable of={`${label}, the coming ${lengthText(usual)}`}>
        <table className={table.table}>
          <caption>{label}, % left, day by day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">As usual</th>
              {changed ? <th scope="col">With the change</th> : null}
            </tr>
          </thead>
          <tbody>
            {usual.line.map((point, index) =>
              (point.at - first.at) % dayMs === 0 ? (
                <tr key={point.at}>
                  <td>{formatDay(point.at, now, place)}</td>
                  <td>{Math.round(point.leftPercent)} %</td>
                  {changed ? <td>{Math.round(changed.line[index]?.leftPercent ?? 0)} %</td> : null}
                </tr>
              ) : null,
            )}
          </tbody>
        </table>
      </ChartDataTable>
    </figure>
  );
}

/** SVG path data: straight between the points, vertical where a window starts over. */
function pathOf(line: readonly WhatIfPoint[], plot: Plot): string {
  let path = '';
  let before: WhatIfPoint | null = null;
  for (const point of line) {
    const [x, y] = [xOf(point.at, plot), yOf(point.leftPercent, plot)];
    const restarts = before !== null && point.leftPercent > before.leftPercent;
    path += before === null ? `M${x} ${y}` : `${restarts ? `H${x}` : ''}L${x} ${y}`;
    before = point;
  }
  return path;
}

/** The text alternative of the chart. */
function summary(usual: WhatIfResult, changed: WhatIfResult | null): string {
  const textOf = ({ leftAtReset, weekTotal, runsOutAt }: WhatIfResult): string =>
    `${runsOutAt === null ? 'does not run out' : 'runs out'}, ${Math.round(leftAtReset)} % left at the next reset, ${Math.round(weekTotal)} % used in seven days`;
  return `As usual: ${textOf(usual)}.${changed ? ` With the change: ${textOf(changed)}.` : ''}`;
}
