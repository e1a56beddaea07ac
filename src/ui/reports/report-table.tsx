import { ChevronRight } from 'lucide-react';
import type { Dimension } from '../../domain/usage/dimensions';
import type { GroupRow, GroupSum } from '../../domain/usage/group-usage';
import { useLocaleAndZone } from '../components/reader-context';
import { columnNames, dimensionNames } from './report-texts';
import styles from './reports.module.css';

interface ReportTableProps {
  readonly by: Dimension;
  readonly rows: readonly GroupRow[];
  readonly total: GroupSum;
  readonly nameOf: (key: string) => string;
  /** Null where there is nothing below a row. */
  readonly onDrill: ((key: string) => void) | null;
  readonly caption: string;
}

/** A report's rows, the largest first. A name leads to what is below it. */
export function ReportTable({ by, rows, total, nameOf, onDrill, caption }: ReportTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.tableFrame} tabIndex={0} aria-label={`Table: ${caption}`}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{dimensionNames[by]}</th>
            {Object.values(columnNames).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {onDrill ? (
                  <button type="button" className={styles.drill} onClick={() => onDrill(row.key)}>
                    {nameOf(row.key)} <ChevronRight size={14} aria-hidden="true" />
                  </button>
                ) : (
                  nameOf(row.key)
                )}
              </th>
              <Cells sum={row} total={total} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <Cells sum={total} total={total} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Cells({ sum, total }: { readonly sum: GroupSum; readonly total: GroupSum }) {
  const { locale } = useLocaleAndZone();
  const tokens = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const share = shareOf(sum, total);
  const isUnpriced = sum.unpriced === sum.responses && sum.responses > 0;
  const priced = (text: string) => (isUnpriced ? 'unpriced' : sum.unpriced > 0 ? `≥ ${text}` : text);
  return (
    <>
      <td>{tokens.format(sum.input)}</td>
      <td>{tokens.format(sum.cached)}</td>
      <td>{tokens.format(sum.output)}</td>
      <td>{tokens.format(sum.reasoning)}</td>
      <td>{priced(number.format(sum.credits))}</td>
      <td>{isUnpriced ? '–' : money.format(sum.usd)}</td>
      <td className={styles.share}>
        <i style={{ inlineSize: `${share * 100}%` }} aria-hidden="true" />
        <span>{percent.format(share)}</span>
      </td>
    </>
  );
}

/** Share of the credits; of the tokens where nothing has a price. */
function shareOf(sum: GroupSum, total: GroupSum): number {
  if (total.credits > 0) return sum.credits / total.credits;
  return total.total > 0 ? sum.total / total.total : 0;
}
