import { localTime } from '../../domain/time/local-time';
import { monthText } from '../../i18n/format-day';
import { useLocaleAndZone, useTranslator } from '../components/reader-context';
import { type CalendarItem, CalendarKindIcon } from './calendar-items';
import type { CalendarDay } from './calendar-weeks';
import styles from './month-calendar.module.css';

/** A day has room for so many items; the others are counted. */
const maxVisible = 4;

interface CalendarDayCellProps {
  readonly day: CalendarDay;
  readonly items: readonly CalendarItem[];
}

/** One day: its number and its items with their times. Screen readers get every item with its full date. */
export function CalendarDayCell({ day, items }: CalendarDayCellProps) {
  const place = useLocaleAndZone();
  const { t, formats } = useTranslator();
  const { day: dayOfMonth } = localTime(day.at, place.zone);
  const month = dayOfMonth === 1 || day.state === 'today' ? monthText(day.at, place) : '';
  return (
    <>
      <time dateTime={day.date} aria-current={day.state === 'today' ? 'date' : undefined}>
        {dayOfMonth}
        {month && <small> {month}</small>}
      </time>
      {items.length > 0 && (
        <ul>
          {items.map((item, index) => (
            <CalendarEntry key={item.id} item={item} isVisible={index < maxVisible} />
          ))}
          {items.length > maxVisible && (
            <li
              aria-hidden="true"
              className={styles.more}
              title={formats.list(
                items.map(({ title }) => title),
                'items',
              )}
            >
              {t('charts.calendar.more', { count: items.length - maxVisible })}
            </li>
          )}
        </ul>
      )}
    </>
  );
}

interface CalendarEntryProps {
  readonly item: CalendarItem;
  readonly isVisible: boolean;
}

function CalendarEntry({ item, isVisible }: CalendarEntryProps) {
  const { t, formats } = useTranslator();
  const name = t('charts.calendar.entry', { title: item.title, at: item.at });
  return (
    <li data-kind={item.kind} title={name} className={isVisible ? undefined : 'visually-hidden'}>
      <CalendarKindIcon kind={item.kind} />
      <span aria-hidden="true" className={styles.clock}>
        {formats.clock(item.at)}
      </span>
      <span className="visually-hidden">{name}</span>
    </li>
  );
}
