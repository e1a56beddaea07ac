import { Fragment } from 'react';
import type { HeatMapData } from '../../domain/history/heat-map';
import { formatHour } from '../../domain/time/format-instant';
import { weekdays } from '../../i18n/weekdays';
import { useLocaleAndZone } from '../components/reader-context';
import styles from './heat-map.module.css';

interface HeatMapProps {
  /** The window whose percent the cells count: "Weekly". */
  readonly label: string;
  readonly map: HeatMapData;
}

const hours = [...Array(24).keys()];
const steps = 4;

/** Use by hour of the week as a real table, one row per day in the locale's order. Size and shade show how strong it is. */
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
