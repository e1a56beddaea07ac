import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Dimension } from '../../domain/usage/dimensions';
import type { GroupRow, GroupSum } from '../../domain/usage/group-usage';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import { TableFrame } from '../components/table-frame';
import { useIsPrinting } from '../components/use-is-printing';
import styles from './reports.module.css';
import { useReportNumbers } from './use-report-numbers';

interface ReportTableProps {
  readonly by: Dimension;
  readonly rows: readonly GroupRow[];
  readonly total: GroupSum;
  readonly nameOf: (key: string) => string;
  /** Null where there is nothing below a row. */
  readonly onDrill: ((key: string) => void) | null;
  readonly caption: string;
}

/** A year has thousands of sessions. Drawing all of them would hold up the page; more come by a click. */
const mostRows = 100;

/** About fifty sheets of paper. A file is the better form of more. */
const mostPrinted = 2_000;

const columns = ['input', 'cached', 'output', 'reasoning', 'credits', 'usd', 'share'] as const;

/** A report's rows, the largest first. A name leads to what is below it. On paper stand all rows, within reason. */
export function ReportTable({ by, rows, total, nameOf, onDrill, caption }: ReportTableProps) {
  const { t } = useTranslator();
  const [shown, setShown] = useState(mostRows);
  const printing = useIsPrinting();
  const drawn = printing ? Math.max(shown, mostPrinted) : shown;
  const left = rows.length - drawn;
  return (
    <>
      <TableFrame name={t('charts.table', { of: caption })}>
        <table className={styles.table}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reports.dimension', { by })}</th>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {t(`reports.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, drawn).map((row) => (
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
              <th scope="row">{t('reports.total')}</th>
              <Cells sum={total} total={total} />
            </tr>
          </tfoot>
        </table>
      </TableFrame>
      {left > 0 && printing && <p className={styles.text}>{t('reports.print.leftOut', { count: left })}</p>}
      {left > 0 && !printing && (
        <div className={styles.actions}>
          <Button onClick={() => setShown(shown + mostRows)}>
            {t('reports.rows.more', { count: Math.min(mostRows, left) })}
          </Button>
        </div>
      )}
    </>
  );
}

function Cells({ sum, total }: { readonly sum: GroupSum; readonly total: GroupSum }) {
  const { t } = useTranslator();
  const { tokens, fixed, share: shareText } = useReportNumbers();
  const share = shareOf(sum, total);
  const isUnpriced = sum.unpriced === sum.responses && sum.responses > 0;
  const credits = fixed(sum.credits, 1);
  const atLeast = sum.unpriced > 0 ? t('reports.atLeast', { amount: credits }) : credits;
  return (
    <>
      <td>{tokens(sum.input)}</td>
      <td>{tokens(sum.cached)}</td>
      <td>{tokens(sum.output)}</td>
      <td>{tokens(sum.reasoning)}</td>
      <td>{isUnpriced ? t('reports.unpriced') : atLeast}</td>
      <td>{isUnpriced ? '–' : fixed(sum.usd, 2)}</td>
      <td className={styles.share}>
        <i style={{ inlineSize: `${share * 100}%` }} aria-hidden="true" />
        <span>{shareText(share)}</span>
      </td>
    </>
  );
}

/** Share of the credits; of the tokens where nothing has a price. */
function shareOf(sum: GroupSum, total: GroupSum): number {
  if (total.credits > 0) return sum.credits / total.credits;
  return total.total > 0 ? sum.total / total.total : 0;
}
