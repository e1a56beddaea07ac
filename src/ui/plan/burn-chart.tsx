import { useRef } from 'react';
import type { WhatIfPoint, WhatIfResult } from '../../domain/advice/what-if';
import { windowValue } from '../../domain/messages/message';
import { dayMs } from '../../domain/time/instant';
import type { LimitWindow } from '../../domain/windows/limit-window';
import { ChartDataTable } from '../charts/chart-data-table';
import { type Plot, xOf, yOf } from '../charts/step-path';
import { TimeAxis } from '../charts/time-axis';
import { useWidth } from '../charts/use-width';
import dataTable from '../components/data-table.module.css';
import { useNow, useTranslator } from '../components/reader-context';
import styles from './plan.module.css';
import { courseDays } from './what-if-input';

interface BurnChartProps {
  readonly usual: WhatIfResult;
  readonly changed: WhatIfResult | null;
  /** Which window: "Weekly". */
  readonly window: LimitWindow;
}

const height = 210;
const levels = [0, 25, 50, 75, 100];

/** What will be left over the coming weeks: as usual, and with the what-if change. */
export function BurnChart({ usual, changed, window: { limit, seconds } }: BurnChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 520);
  const now = useNow();
  const { t } = useTranslator();
  const summary = useSummary(usual, changed);
  const [first, last] = [usual.line[0], usual.line.at(-1)];
  if (!first || !last) return null;
  const view = { fromAt: first.at, toAt: last.at };
  const plot: Plot = { view, left: 30, top: 8, width: Math.max(80, width - 38), height: height - 34 };
  const window = windowValue({ limit, seconds });
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend}>
        <span className={styles.usual}>{t(changed ? 'plan.chart.usual' : 'plan.chart.expected', { window })}</span>
        {changed ? <span className={styles.changed}>{t('plan.chart.changed')}</span> : null}
      </figcaption>
      <div ref={frame}>
        <svg width={width} height={height} className={styles.svg} role="img" aria-label={summary}>
          {levels.map((level) => (
            <g key={level}>
              <path className={styles.grid} d={`M${plot.left} ${yOf(level, plot)}H${plot.left + plot.width}`} />
              <text x={plot.left - 6} y={yOf(level, plot) + 4} textAnchor="end">
                {level}
              </text>
            </g>
          ))}
          <TimeAxis plot={plot} y={height - 6} now={now} />
          <path className={changed ? styles.courseUsual : styles.course} d={pathOf(usual.line, plot)} />
          {changed ? <path className={styles.course} d={pathOf(changed.line, plot)} /> : null}
        </svg>
      </div>
      <ChartDataTable of={t('plan.chart.table', { window, days: courseDays(usual) })}>
        <Table usual={usual} changed={changed} caption={t('plan.chart.caption', { window })} />
      </ChartDataTable>
    </figure>
  );
}

interface TableProps extends Omit<BurnChartProps, 'window'> {
  readonly caption: string;
}

function Table({ usual, changed, caption }: TableProps) {
  const { t, formats } = useTranslator();
  const startAt = usual.line[0]?.at ?? 0;
  const percent = (point: WhatIfPoint | undefined): string => formats.percent(Math.round(point?.leftPercent ?? 0));
  return (
    <table className={dataTable.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('plan.chart.day')}</th>
          <th scope="col">{t('plan.chart.asUsual')}</th>
          {changed ? <th scope="col">{t('plan.chart.withChange')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {usual.line.map((point, index) =>
          (point.at - startAt) % dayMs === 0 ? (
            <tr key={point.at}>
              <td>{formats.day(point.at)}</td>
              <td>{percent(point)}</td>
              {changed ? <td>{percent(changed.line[index])}</td> : null}
            </tr>
          ) : null,
        )}
      </tbody>
    </table>
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
function useSummary(usual: WhatIfResult, changed: WhatIfResult | null): string {
  const { t, formats } = useTranslator();
  const textOf = (course: 'usual' | 'changed', { leftAtReset, weekTotal, runsOutAt }: WhatIfResult): string =>
    t('plan.chart.summary', {
      course,
      runsOut: runsOutAt === null ? 'no' : 'yes',
      left: Math.round(leftAtReset),
      used: t('common.percent', { value: formats.number(Math.round(weekTotal)) }),
    });
  return formats.sentences([textOf('usual', usual), ...(changed ? [textOf('changed', changed)] : [])]);
}
