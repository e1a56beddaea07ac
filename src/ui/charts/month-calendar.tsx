import { formatClock, formatInstant, formatMonth, type LocaleAndZone } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { instantOf, localDate, localTime } from '../../domain/time/local-time';
import { classNames } from '../components/class-names';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { weekdays } from './heat-map';
import legend from './legend.module.css';
import styles from './month-calendar.module.css';

type CalendarKind = 'expiry' | 'use-by' | 'window-end' | 'event';

export interface CalendarItem {
  /** Stable, for keys and for whoever opens it. */
  readonly id: string;
  readonly at: Instant;
  readonly kind: CalendarKind;
  /** "Banked reset lapses", "Week ends". */
  readonly title: string;
}

interface MonthCalendarProps {
  readonly items: readonly CalendarItem[];
  /** How many days from today on; whole weeks are filled up around them. */
  readonly days?: number;
  readonly onOpen?: (id: string) => void;
}

/** A day has room for so many; the others are counted. */
const mostADay = 4;
/** Longer than this it is no glance any more. */
const mostListed = 20;

const kindNames: Readonly<Record<CalendarKind, string>> = {
  expiry: 'reset lapses',
  'use-by': 'use by',
  'window-end': 'window ends',
  event: 'event',
};

/** The next days with what falls on them: weeks as rows, each kind with its own sign, exact times in words. */
export function MonthCalendar({ items, days = 30, onOpen }: MonthCalendarProps) {
  const [now, place] = [useNow(), useLocaleAndZone()];
  const heads = weekdays(place.locale);
  const weeks = weeksOf(now, days, heads[0]?.day ?? 1, place);
  const byDate = groupByDate(items, place);
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const shown = weeks.flat().flatMap(({ date, state }) => (state === 'out' ? [] : (byDate.get(date) ?? [])));
  return (
    <div className={styles.frame}>
      <table className={styles.month}>
        <caption className="visually-hidden">{`The next ${days} days`}</caption>
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
                  <Day
                    day={day}
                    items={day.state === 'out' ? [] : (byDate.get(day.date) ?? [])}
                    place={place}
                    now={now}
                    onOpen={onOpen}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Agenda items={shown} />
      {kinds.length > 0 && (
        <ul className={classNames(legend.legend, styles.legend)} aria-label="Legend">
          {kinds.map((kind) => (
            <li key={kind}>
              <Sign kind={kind} /> {kindNames[kind]}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What the signs stand for, line by line, where a day has no room for times. The table already says it to screen readers. */
function Agenda({ items }: { readonly items: readonly CalendarItem[] }) {
  const [now, place] = [useNow(), useLocaleAndZone()];
  return (
    <ul className={styles.agenda} aria-hidden="true">
      {items.slice(0, mostListed).map((item) => (
        <li key={item.id}>
          <Sign kind={item.kind} />
          <b>{item.title}</b>
          <span>{formatInstant(item.at, now, place, 'date')}</span>
        </li>
      ))}
      {items.length > mostListed && <li>and {items.length - mostListed} more</li>}
    </ul>
  );
}

interface CalendarDay {
  readonly date: string;
  readonly at: Instant;
  readonly state: 'out' | 'today' | 'in';
}

interface DayProps {
  readonly day: CalendarDay;
  readonly items: readonly CalendarItem[];
  readonly place: LocaleAndZone;
  readonly now: Instant;
  readonly onOpen: ((id: string) => void) | undefined;
}

function Day({ day, items, place, now, onOpen }: DayProps) {
  const { day: number } = localTime(day.at, place.zone);
  const month = number === 1 || day.state === 'today' ? formatMonth(day.at, place) : '';
  return (
    <>
      <time dateTime={day.date} aria-current={day.state === 'today' ? 'date' : undefined}>
        {number}
        {month && <small> {month}</small>}
      </time>
      {items.length > 0 && (
        <ul>
          {items.map((item, index) => {
            const name = `${item.title}, ${formatInstant(item.at, now, place, 'date')}`;
            const inside = (
              <>
                <Sign kind={item.kind} />
                <span aria-hidden="true" className={styles.clock}>
                  {formatClock(item.at, place)}
                </span>
              </>
            );
            return (
              <li
                key={item.id}
                data-kind={item.kind}
                title={name}
                className={index < mostADay ? undefined : 'visually-hidden'}
              >
                {onOpen ? (
                  <button type="button" aria-label={name} onClick={() => onOpen(item.id)}>
                    {inside}
                  </button>
                ) : (
                  <>
                    {inside}
                    <span className="visually-hidden">{name}</span>
                  </>
                )}
              </li>
            );
          })}
          {items.length > mostADay && (
            <li aria-hidden="true" className={styles.rest} title={items.map(({ title }) => title).join(', ')}>
              and {items.length - mostADay} more
            </li>
          )}
        </ul>
      )}
    </>
  );
}

const signs: Readonly<Record<CalendarKind, string>> = {
  expiry: 'M6 1 11 6 6 11 1 6Z',
  'use-by': 'M6 1 11 11H1Z',
  'window-end': 'M2 1h3v10h-3Z',
  event: 'M6 2a4 4 0 1 0 0 8a4 4 0 1 0 0-8',
};

function Sign({ kind }: { readonly kind: CalendarKind }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" width="10" height="10" className={styles.sign} data-kind={kind}>
      <path d={signs[kind]} />
    </svg>
  );
}

/** Whole weeks around today and the day `days` later. */
function weeksOf(now: Instant, days: number, firstWeekday: number, { zone }: LocaleAndZone): CalendarDay[][] {
  const today = localTime(now, zone);
  const before = (today.weekday - firstWeekday + 7) % 7;
  const count = Math.ceil((before + days + 1) / 7) * 7;
  const all = [...Array(count).keys()].map((index): CalendarDay => {
    const offset = index - before;
    const at = instantOf(today.year, today.month, today.day + offset, zone);
    const state = offset === 0 ? 'today' : offset > 0 && offset <= days ? 'in' : 'out';
    return { date: localDate(at, zone), at, state };
  });
  return [...Array(count / 7).keys()].map((week) => all.slice(week * 7, week * 7 + 7));
}

function groupByDate(items: readonly CalendarItem[], { zone }: LocaleAndZone): ReadonlyMap<string, CalendarItem[]> {
  const groups = new Map<string, CalendarItem[]>();
  for (const item of [...items].sort((a, b) => a.at - b.at)) {
    const date = localDate(item.at, zone);
    groups.set(date, [...(groups.get(date) ?? []), item]);
  }
  return groups;
}
