import { Fragment, useRef } from 'react';
import { dayMs, type Instant } from '../../domain/time/instant';
import { instantOf, localDate, localTime, startOfLocalDay } from '../../domain/time/local-time';
import { weekdays } from '../../i18n/weekdays';
import { classNames } from '../components/class-names';
import dataTable from '../components/data-table.module.css';
import { useLocaleAndZone, useNow, useTranslator } from '../components/reader-context';
import { DateMark } from '../upcoming/date-mark';
import { ChartDataTable } from './chart-data-table';
import styles from './day-strip.module.css';
import legend from './legend.module.css';
import { byRank, type Pin, pinsOf, placeLabels, type StripDate } from './strip-layout';
import { useWidth } from './use-width';

/** From the start of today on. */
const daysAhead = 30;

/** The next 30 days as one line with a labelled pin for every date, a legend of the marks in use and the dates as a table. */
export function DayStrip({ dates }: { readonly dates: readonly StripDate[] }) {
  const [now, { zone }] = [useNow(), useLocaleAndZone()];
  const { t } = useTranslator();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 960);
  const from = startOfLocalDay(now, zone);
  const { year, month, day } = localTime(now, zone);
  const to = instantOf(year, month, day + daysAhead + 1, zone);
  const shown = dates.filter(({ at }) => at >= now && at < to).toSorted((a, b) => a.at - b.at);
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  return (
    <>
      <div ref={frame} className={styles.strip} aria-hidden="true">
        {width > 0 && <Line dates={shown} from={from} to={to} now={now} width={width} />}
      </div>
      {kinds.length > 0 && (
        <ul className={classNames(legend.legend, styles.legend)} aria-label={t('charts.legend')}>
          {kinds.map((kind) => (
            <li key={kind}>
              <DateMark kind={kind} /> {t(`charts.strip.${kind}`)}
            </li>
          ))}
        </ul>
      )}
      {shown.length === 0 ? <p className={styles.none}>{t('charts.strip.none')}</p> : <Dates dates={shown} />}
    </>
  );
}

interface LineProps {
  readonly dates: readonly StripDate[];
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly width: number;
}

function Line({ dates, from, to, now, width }: LineProps) {
  const { formats } = useTranslator();
  const xOf = (at: Instant) => Math.round(((at - from) / (to - from)) * width);
  const pins = byRank(pinsOf(dates, from, to, width));
  const labels = pins.map(({ x, dates: [first] }) => ({ x, text: first ? formats.brief(first.at) : '' }));
  const places = placeLabels(labels, width);
  return (
    <>
      <span className={styles.line} />
      <span className={styles.today} style={{ left: xOf(now) }} />
      {pins.map((pin, index) => (
        <StripPin key={pin.x} pin={pin} label={labels[index]?.text ?? ''} place={places[index] ?? null} />
      ))}
      <Weeks from={from} to={to} now={now} width={width} />
    </>
  );
}

interface StripPinProps {
  readonly pin: Pin;
  readonly label: string;
  /** The left edge of the label; null where there is no room for it. */
  readonly place: number | null;
}

/** Its marks on the line, each with the number of dates it stands for where they are several, and its label above. */
function StripPin({ pin: { x, dates, kinds }, label, place }: StripPinProps) {
  const { t } = useTranslator();
  const title = dates.map((date) => t('charts.strip.entry', { title: date.title, at: date.at })).join('\n');
  return (
    <>
      {place === null ? null : (
        <span className={styles.label} style={{ left: place }}>
          {label}
        </span>
      )}
      <span className={styles.pin} style={{ left: x }} title={title}>
        {kinds.map((kind) => {
          const count = dates.filter((date) => date.kind === kind).length;
          return (
            <Fragment key={kind}>
              <DateMark kind={kind} />
              {count > 1 ? <small>{count}</small> : null}
            </Fragment>
          );
        })}
      </span>
    </>
  );
}

/** Ticks at today and at the first day of each week, as the locale counts weeks; the labels that have room. */
function Weeks({ from, to, now, width }: Omit<LineProps, 'dates'>) {
  const { locale, zone } = useLocaleAndZone();
  const { t, formats } = useTranslator();
  const { year, month, day, weekday } = localTime(now, zone);
  const first = ((weekdays(locale)[0]?.day ?? 1) - weekday + 7) % 7 || 7;
  const starts = [...Array(Math.ceil(daysAhead / 7)).keys()]
    .map((week) => instantOf(year, month, day + first + week * 7, zone))
    .filter((at) => at < to - dayMs);
  const ticks = [from, ...starts].map((at) => ({
    at,
    x: Math.round(((at - from) / (to - from)) * width),
    text: at === from ? t('charts.strip.today') : formats.day(at),
  }));
  const places = placeLabels(ticks, width);
  return ticks.map(({ at, x, text }, index) => (
    <span key={at}>
      <span className={styles.tick} style={{ left: x }} />
      {places[index] == null ? null : (
        <time className={styles.day} style={{ left: places[index] }} dateTime={localDate(at, zone)}>
          {text}
        </time>
      )}
    </span>
  ));
}

function Dates({ dates }: { readonly dates: readonly StripDate[] }) {
  const { t, formats } = useTranslator();
  return (
    <ChartDataTable of={t('charts.strip.caption', { count: daysAhead })}>
      <table className={dataTable.table}>
        <caption>{t('charts.strip.caption', { count: daysAhead })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('charts.strip.when')}</th>
            <th scope="col">{t('charts.strip.what')}</th>
          </tr>
        </thead>
        <tbody>
          {dates.map(({ at, kind, title }) => (
            <tr key={`${kind}${at}${title}`}>
              <td>
                <time dateTime={new Date(at).toISOString()}>{formats.instant(at, 'date')}</time>
              </td>
              <td>{title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartDataTable>
  );
}
