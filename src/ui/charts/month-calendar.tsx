import { weekdays } from '../../i18n/weekdays';
import { classNames } from '../components/class-names';
import { useLocaleAndZone, useNow, useTranslator } from '../components/reader-context';
import { CalendarDayCell } from './calendar-day-cell';
import { type CalendarItem, CalendarKindIcon } from './calendar-items';
import { type CalendarDay, itemsByDate, weeksAhead } from './calendar-weeks';
import legend from './legend.module.css';
import styles from './month-calendar.module.css';

/** From today on; whole weeks are filled up around them. */
const daysAhead = 30;
/** A longer list is no overview any more. */
const maxListed = 20;

/** The next 30 days with the dates that fall on them. Weeks are rows; each kind of date has an icon of its own. */
export function MonthCalendar({ items }: { readonly items: readonly CalendarItem[] }) {
  const [now, { locale, zone }] = [useNow(), useLocaleAndZone()];
  const { t } = useTranslator();
  const heads = weekdays(locale);
  const weeks = weeksAhead(now, daysAhead, heads[0]?.day ?? 1, zone);
  const byDate = itemsByDate(items, zone);
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const itemsOn = ({ date, state }: CalendarDay) => (state === 'out' ? [] : (byDate.get(date) ?? []));
  return (
    <div className={styles.frame}>
      <table className={styles.month}>
        <caption className="visually-hidden">{t('charts.calendar.caption', { count: daysAhead })}</caption>
        <thead>
          <tr>
            {heads.map(({ day, name }) => (
              <th key={day} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.date}>
              {week.map((day) => (
                <td key={day.date} data-state={day.state}>
                  <CalendarDayCell day={day} items={itemsOn(day)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Agenda items={weeks.flat().flatMap(itemsOn)} />
      {kinds.length > 0 && (
        <ul className={classNames(legend.legend, styles.legend)} aria-label={t('charts.legend')}>
          {kinds.map((kind) => (
            <li key={kind}>
              <CalendarKindIcon kind={kind} /> {t(`charts.calendar.${kind}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The items as a list, shown where the days are too narrow for times. Hidden from screen readers, which have the table. */
function Agenda({ items }: { readonly items: readonly CalendarItem[] }) {
  const { t, formats } = useTranslator();
  return (
    <ul className={styles.agenda} aria-hidden="true">
      {items.slice(0, maxListed).map((item) => (
        <li key={item.id}>
          <CalendarKindIcon kind={item.kind} />
          <b>{item.title}</b>
          <span>{formats.instant(item.at, 'date')}</span>
        </li>
      ))}
      {items.length > maxListed && <li>{t('charts.calendar.more', { count: items.length - maxListed })}</li>}
    </ul>
  );
}
