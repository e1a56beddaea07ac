import type { DailyBarsData } from '../../domain/history/daily-usage';
import { formatDay } from '../../domain/time/format-instant';
import { classNames } from '../components/class-names';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { ChartDataTable } from './chart-data-table';
import table from './chart-data-table.module.css';
import styles from './daily-bars.module.css';
import legend from './legend.module.css';

interface DailyBarsProps {
  /** What the bars are divided by: "surface" or "model". */
  readonly split: string;
  readonly bars: DailyBarsData;
}

/** More patterns cannot be told apart; the remaining parts are added up as "other". */
const maxParts = 4;

/** Use by day as the page states it, as stacked bars. Each part has its own pattern, so colour is not needed. A table follows. */
export function DailyBars({ split, bars }: DailyBarsProps) {
  const [now, { locale }] = [useNow(), useLocaleAndZone()];
  const parts = mergeSmallest(bars.parts);
  const totals = bars.dates.map((_, day) => sum(parts.map((part) => part.values[day] ?? 0)));
  const highest = Math.max(...totals, Number.MIN_VALUE);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  // The server states days as dates. They are formatted in UTC, so that no time zone moves them.
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

/** The page's names of the surfaces it gives as codes. Other codes lose their underscores; model names stay. */
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
  const spaced = code.replaceAll('_', ' ');
  return surfaceNames[code] ?? (/^[a-z ]+$/.test(spaced) ? spaced.charAt(0).toUpperCase() + spaced.slice(1) : code);
}

function mergeSmallest(parts: DailyBarsData['parts']): DailyBarsData['parts'] {
  if (parts.length <= maxParts) return parts;
  const rest = parts.slice(maxParts - 1);
  const values = (rest[0]?.values ?? []).map((_, day) => sum(rest.map((part) => part.values[day] ?? 0)));
  return [...parts.slice(0, maxParts - 1), { name: 'other', total: sum(values), values }];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
