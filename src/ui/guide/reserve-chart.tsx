import { useRef } from 'react';
import type { ReserveHour } from '../../domain/guide/reserve';
import { ChartDataTable } from '../charts/chart-data-table';
import { useWidth } from '../charts/use-width';
import dataTable from '../components/data-table.module.css';
import { useTranslator } from '../components/reader-context';
import styles from './guide.module.css';

interface ReserveChartProps {
  readonly hours: readonly ReserveHour[];
  /** The most the reserve holds. */
  readonly cap: number;
}

const [height, left, top, bottom] = [150, 44, 8, 24];

/** What the reserve holds, hour by hour, with a mark at each hour it could not pay for; and a table by day. */
export function ReserveChart({ hours, cap }: ReserveChartProps) {
  const { t, formats } = useTranslator();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 520);
  const [across, down] = [width - left - 6, height - top - bottom];
  const x = (hour: number) => left + (across * hour) / hours.length;
  const y = (units: number) => top + down * (1 - (cap > 0 ? units / cap : 0));
  const path = hours.map(({ reserve }, hour) => `L${x(hour + 1).toFixed(1)} ${y(reserve).toFixed(1)}`).join('');
  const days = Array.from({ length: hours.length / 24 }, (_, day) => hours.slice(day * 24, day * 24 + 24));
  const held = hours.filter(({ outcome }) => outcome === 'held').length;
  return (
    <figure className={styles.figure}>
      <div ref={frame}>
        <svg
          width={width}
          height={height}
          className={styles.svg}
          role="img"
          aria-label={t('guide.reserve.chart', { cap: formats.number(cap, 2), held })}
        >
          {[0, 0.5, 1].map((part) => (
            <g key={part}>
              <path className={styles.grid} d={`M${left} ${y(part * cap)}H${width - 6}`} />
              <text x={left - 6} y={y(part * cap) + 4} textAnchor="end">
                {formats.number(part * cap, 1)}
              </text>
            </g>
          ))}
          {days.map((_, day) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: days have no other name
            <text key={day} x={x(day * 24 + 12)} y={height - 6} textAnchor="middle">
              {formats.number(day + 1)}
            </text>
          ))}
          <path className={styles.course} d={`M${left} ${y(0)}${path}`} />
          {hours.map(({ outcome }, hour) =>
            outcome === 'held' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: an hour is known by its place
              <path key={hour} className={styles.held} d={`M${x(hour + 0.5)} ${top + down - 7}v7`} />
            ) : null,
          )}
        </svg>
      </div>
      <figcaption className={styles.secondary}>{t('guide.reserve.legend')}</figcaption>
      <ChartDataTable of={t('guide.reserve')}>
        <table className={dataTable.table}>
          <caption>{t('guide.reserve.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('guide.reserve.day')}</th>
              <th scope="col">{t('guide.reserve.least')}</th>
              <th scope="col">{t('guide.reserve.most')}</th>
              <th scope="col">{t('guide.reserve.held')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: days have no other name
              <tr key={index}>
                <td>{formats.number(index + 1)}</td>
                <td>{formats.number(Math.min(...day.map(({ reserve }) => reserve)), 1)}</td>
                <td>{formats.number(Math.max(...day.map(({ reserve }) => reserve)), 1)}</td>
                <td>{formats.number(day.filter(({ outcome }) => outcome === 'held').length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ChartDataTable>
    </figure>
  );
}
