import { Fragment } from 'react';
import type { HeatMapData } from '../../domain/history/heat-map';
import { hourText } from '../../i18n/format-day';
import { weekdays } from '../../i18n/weekdays';
import { useLocaleAndZone, useTranslator } from '../components/reader-context';
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
  const { t, formats } = useTranslator();
  const strongest = Math.max(...map.cells, Number.MIN_VALUE);
  const busiest = map.cells.indexOf(strongest);
  return (
    <div className={styles.frame}>
      <table className={styles.map}>
        <caption className="visually-hidden">{t('charts.heat.caption', { window: label })}</caption>
        <thead>
          <tr>
            <td />
            {hours.map((hour) => (
              <th key={hour} scope="col">
                <span className={hour % 6 === 0 ? undefined : 'visually-hidden'}>{hourText(hour, locale)}</span>
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
                const text = t('charts.heat.cell', {
                  day: name,
                  hour: hourText(hour, locale),
                  share: formats.share(share),
                });
                return (
                  <td key={hour} title={text} data-level={Math.ceil((share / strongest) * steps)}>
                    <span className="visually-hidden">{formats.number(share, 1)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        <span>{t('charts.heat.less')}</span>
        <span aria-hidden="true" className={styles.scale}>
          {[...Array(steps + 1).keys()].map((level) => (
            <Fragment key={level}>
              <i data-level={level} />
            </Fragment>
          ))}
        </span>
        <span>{t('charts.heat.more')}</span>
        {map.total > map.unplaced && (
          <span className={styles.aside}>{t('charts.heat.busiest', busiestHour(busiest, locale))}</span>
        )}
        {map.unplaced >= 1 && (
          <span className={styles.aside}>{t('charts.heat.unplaced', { share: (map.unplaced / map.total) * 100 })}</span>
        )}
      </p>
    </div>
  );
}

function busiestHour(cell: number, locale: string) {
  const name = weekdays(locale, 'long').find(({ day }) => day === Math.floor(cell / 24))?.name ?? '';
  const hour = cell % 24;
  return { day: name, from: hourText(hour, locale), to: hourText((hour + 1) % 24, locale) };
}
