import type { ReactNode } from 'react';
import { useTranslator } from './reader-context';
import styles from './table-frame.module.css';

export interface TableFrameProps {
  /** What the table shows: the name of the part that scrolls. */
  readonly of: string;
  readonly children: ReactNode;
}

/** Holds a table that may be wider than the page. It scrolls by itself, by keyboard too. */
export function TableFrame({ of, children }: TableFrameProps) {
  const { t } = useTranslator();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.frame} tabIndex={0} aria-label={t('charts.table', { of })}>
      {children}
    </section>
  );
}
