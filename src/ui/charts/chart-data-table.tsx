import { type ReactNode, useState } from 'react';
import { useTranslator } from '../components/reader-context';
import styles from './chart-data-table.module.css';

interface ChartDataTableProps {
  /** What the table is of, as its caption says it: "Weekly over time". */
  readonly of: string;
  /** A table of the class `table` of data-table.module.css. */
  readonly children: ReactNode;
}

/** A chart's data as a table: always there for screen readers, on request for everybody. */
export function ChartDataTable({ of, children }: ChartDataTableProps) {
  const { t } = useTranslator();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <button type="button" className={styles.toggle} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? t('charts.hideTable') : t('charts.showTable')}
      </button>
      {isShown ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={styles.tableFrame} tabIndex={0} aria-label={t('charts.table', { of })}>
          {children}
        </section>
      ) : (
        <div className="visually-hidden">{children}</div>
      )}
    </>
  );
}
