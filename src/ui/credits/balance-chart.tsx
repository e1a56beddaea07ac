import type { Stamped } from '../../domain/accounts/account-state';
import { message } from '../../domain/messages/message';
import { ChartDataTable } from '../charts/chart-data-table';
import dataTable from '../components/data-table.module.css';
import { useTranslator } from '../components/reader-context';
import styles from './balance-chart.module.css';
import { amountValue } from './credits-texts';

const [width, height] = [320, 64];

/** The balance over time as a step line, with a text alternative and a table. Nothing for fewer than two readings. */
export function BalanceChart({ balances }: { readonly balances: readonly Stamped<string>[] }) {
  const { t, spell, formats } = useTranslator();
  const amount = (value: string): string => spell(message('common.text', { text: amountValue(value) }));
  const [first, last] = [balances[0], balances.at(-1)];
  if (!first || !last || balances.length < 2 || last.at <= first.at) return null;
  const label = t('credits.chart.label', {
    first: amount(first.value),
    from: formats.day(first.at),
    last: amount(last.value),
    to: formats.day(last.at),
  });
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <path className={styles.area} d={`${stepsOf(balances)}V${height}H0Z`} />
        <path className={styles.line} d={stepsOf(balances)} />
      </svg>
      <figcaption aria-hidden="true">
        <span>{formats.day(first.at)}</span>
        <span>{formats.day(last.at)}</span>
      </figcaption>
      <ChartDataTable of={t('credits.chart.of')}>
        <table className={dataTable.table}>
          <caption>{t('credits.chart.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('credits.chart.seen')}</th>
              <th scope="col">{t('credits.chart.credits')}</th>
            </tr>
          </thead>
          <tbody>
            {balances.map(({ at, value }) => (
              <tr key={at}>
                <td>{formats.instant(at, 'date')}</td>
                <td>{amount(value)}</td>
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
