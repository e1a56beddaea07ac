import type { Stamped } from '../../domain/accounts/account-state';
import { formatDay, formatInstant } from '../../domain/time/format-instant';
import { formatCredits } from '../../i18n/format-credits';
import { ChartDataTable } from '../charts/chart-data-table';
import table from '../charts/chart-data-table.module.css';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import styles from './balance-chart.module.css';

const [width, height] = [320, 64];

/** The balance over time as a step line, with a text alternative and a table. Nothing for fewer than two readings. */
export function BalanceChart({ balances }: { readonly balances: readonly Stamped<string>[] }) {
  const now = useNow();
  const place = useLocaleAndZone();
  const [first, last] = [balances[0], balances.at(-1)];
  if (!first || !last || balances.length < 2 || last.at <= first.at) return null;
  const summary = `${formatCredits(first.value, place.locale)} on ${formatDay(first.at, now, place)}, ${formatCredits(last.value, place.locale)} on ${formatDay(last.at, now, place)}`;
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={`Balance: ${summary}`}>
        <path className={styles.area} d={`${stepsOf(balances)}V${height}H0Z`} />
        <path className={styles.line} d={stepsOf(balances)} />
      </svg>
      <figcaption aria-hidden="true">
        <span>{formatDay(first.at, now, place)}</span>
        <span>{formatDay(last.at, now, place)}</span>
      </figcaption>
      <ChartDataTable of="balance of credits">
        <table className={table.table}>
          <caption>Balance, a line whenever it changed</caption>
          <thead>
            <tr>
              <th scope="col">Seen</th>
              <th scope="col">Credits</th>
            </tr>
          </thead>
          <tbody>
            {balances.map(({ at, value }) => (
              <tr key={at}>
                <td>{formatInstant(at, now, place, 'date')}</td>
                <td>{formatCredits(value, place.locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ChartDataTable>
    </figure>
  );
}

/** SVG path data of the line; each reading holds until the next one. */
function stepsOf(balances: readonly Stamped<string>[]): string {
  const values = balances.map(({ value }) => Number(value) || 0);
  const top = Math.max(...values) || 1;
  const [from, to] = [balances[0]?.at ?? 0, balances.at(-1)?.at ?? 1];
  return balances
    .map(({ at }, index) => {
      const x = ((at - from) / (to - from)) * width;
      const y = height - 3 - ((values[index] ?? 0) / top) * (height - 6);
      return index === 0 ? `M${x} ${y}` : `H${x.toFixed(1)}V${y.toFixed(1)}`;
    })
    .join('');
}
