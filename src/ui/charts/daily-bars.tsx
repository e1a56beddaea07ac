import type { DailyBarsData } from '../../domain/history/daily-usage';
import { formatDay } from '../../domain/time/format-instant';
import { classNames } from '../components/class-names';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { ChartDataTable } from './chart-data-table';
import table from './chart-data-table.module.css';
import styles from './daily-bars.module.css';
import legend from './legend.module.css';

interface DailyBarsProps {
  /** "surface" or "model". */
  readonly split: string;
  readonly bars: DailyBarsData;
}

/** More colours than this nobody can tell apart; the rest is one "other". */
const mostParts = 4;

/** Use by day as the page states it, stacked. Each part has its own pattern, so colour is never needed; a table says the same. */
export function DailyBars({ split, bars }: DailyBarsProps) {
  const [now, { locale }] = [useNow(), useLocaleAndZone()];
  const parts = foldSmall(bars.parts);
  const totals = bars.dates.map((_, day) => sum(parts.map((part) => part.values[day] ?? 0)));
  const highest = Math.max(...totals, Number.MIN_VALUE);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  // A day is a date as the server names it: no zone may move it.
  const dayName = (date: string) => formatDay(Date.parse(date), now, { zone: 'UTC', locale });
  return (
    <div>
      <ul className={classNames(legend.legend, styles.legend)} aria-hidden="true">
        {parts.map((part, index) => (
          <li key={part.name}>
            <i data-part={index} /> {partName(part.name)} <b>{number.format(part.total)}</b>
          </li>
        ))}
      </ul>
      <div className={styles.bars} aria-hidden="true">
        {bars.dates.map((date, day) => (
          <div
            key={date}
            className={styles.day}
            data-stated={bars.stated[day]}
            title={`${dayName(date)}: ${bars.stated[day] ? `${number.format(totals[day] ?? 0)} ${bars.units ?? ''}` : 'not stated'}`}
          >
            {parts.map((part, index) => (
              <i
                key={part.name}
                data-part={index}
                style={{ height: `${((part.values[day] ?? 0) / highest) * 100}%` }}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={styles.ends} aria-hidden="true">
        <span>{dayName(bars.dates[0] ?? '')}</span>
        <span>
          highest {number.format(highest)} {bars.units ?? ''} a day
        </span>
        <span>{dayName(bars.dates.at(-1) ?? '')}</span>
      </p>
      <ChartDataTable of={`use by day and ${split}`}>
        <table className={`${table.table} ${styles.daily}`}>
          <caption>{`Use by day and ${split}${bars.units ? `, in ${bars.units}` : ''}`}</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {parts.map((part) => (
                <th key={part.name} scope="col">
                  {partName(part.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.dates.map((date, day) => (
              <tr key={date}>
                <th scope="row">
                  <time dateTime={date}>{dayName(date)}</time>
                </th>
                {parts.map((part) => (
                  <td key={part.name}>{bars.stated[day] ? number.format(part.values[day] ?? 0) : 'not stated'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ChartDataTable>
    </div>
  );
}

/** The page's own names of the surfaces; its codes are spelled with underscores. Models keep theirs. */
const surfaceNames: Readonly<Record<string, string>> = {
  cli: 'CLI',
  vscode: 'VS Code',
  jetbrains: 'JetBrains',
  github: 'GitHub',
  github_code_review: 'GitHub code review',
  sdk: 'SDK',
  desktop_app: 'Desktop app',
};

function partName(code: string): string {
  const words = code.replaceAll('_', ' ');
  return surfaceNames[code] ?? (/^[a-z ]+$/.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : code);
}

function foldSmall(parts: DailyBarsData['parts']): DailyBarsData['parts'] {
  if (parts.length <= mostParts) return parts;
  const rest = parts.slice(mostParts - 1);
  const values = (rest[0]?.values ?? []).map((_, day) => sum(rest.map((part) => part.values[day] ?? 0)));
  return [...parts.slice(0, mostParts - 1), { name: 'other', total: sum(values), values }];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
