import { Fragment } from 'react';
import type { HeatMapData } from '../../domain/history/heat-map';
import { formatHour } from '../../domain/time/format-instant';
import { useLocaleAndZone } from '../components/reader-context';
import styles from './heat-map.module.css';

interface HeatMapProps {
  /** "Weekly": percent of what the cells count. */
  readonly label: string;
  readonly map: HeatMapData;
}

const hours = [...Array(24).keys()];
const steps = 4;

/** Own use by hour of the week, as a real table: one row a day, from the locale's first day on. Strength by size and shade. */
export function HeatMap({ label, map }: HeatMapProps) {
  const { locale } = useLocaleAndZone();
  const strongest = Math.max(...map.cells, Number.MIN_VALUE);
  const busiest = map.cells.indexOf(strongest);
  return (
    <div className={styles.frame}>
      <table className={styles.map}>
        <caption className="visually-hidden">{`${label} used by hour of the week, in percent of the window`}</caption>
        <thead>
          <tr>
            <td />
            {hours.map((hour) => (
              <th key={hour} scope="col">
                <span className={hour % 6 === 0 ? undefined : 'visually-hidden'}>{formatHour(hour, locale)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays(locale).map(({ day, name }) => (
            <tr key={day}>
              <th scope="row">{name}</th>
              {hours.map((hour) => {
                const share = map.cells[day * 24 + hour] ?? 0;
                const text = `${name} ${formatHour(hour, locale)}, ${share.toFixed(1)} %`;
                return (
                  <td key={hour} title={text} data-level={Math.ceil((share / strongest) * steps)}>
                    <span className="visually-hidden">{share.toFixed(1)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        <span>less</span>
        <span aria-hidden="true" className={styles.scale}>
          {[...Array(steps + 1).keys()].map((level) => (
            <Fragment key={level}>
              <i data-level={level} />
            </Fragment>
          ))}
        </span>
        <span>more</span>
        {map.total > map.unplaced && <span className={styles.aside}>{busiestText(busiest, locale)}</span>}
        {map.unplaced >= 1 && (
          <span className={styles.aside}>
            {Math.round((map.unplaced / map.total) * 100)} % was used while nobody was looking: not placed.
          </span>
        )}
      </p>
    </div>
  );
}

function busiestText(cell: number, locale: string): string {
  const name = weekdays(locale, 'long').find(({ day }) => day === Math.floor(cell / 24))?.name ?? '';
  const hour = cell % 24;
  return `Busiest: ${name} ${formatHour(hour, locale)}–${formatHour((hour + 1) % 24, locale)}.`;
}

/** Days in the order the locale reads a week, 0 = Sunday. Where the browser does not tell, a week begins on Monday. */
export function weekdays(locale: string, style: 'short' | 'long' = 'short'): { day: number; name: string }[] {
  const names = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
  const first = firstWeekday(locale) % 7;
  return [...Array(7).keys()].map((offset) => {
    const day = (first + offset) % 7;
    // 4 January 1970 was a Sunday.
    return { day, name: names.format(Date.UTC(1970, 0, 4 + day)) };
  });
}

function firstWeekday(locale: string): number {
  const info = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (info.getWeekInfo?.() ?? info.weekInfo)?.firstDay ?? 1;
}
