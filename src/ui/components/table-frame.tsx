import type { ReactNode } from 'react';
import styles from './table-frame.module.css';

export interface TableFrameProps {
  /** What the table shows, for those who cannot see it: "Table: use by project". */
  readonly name: string;
  readonly children: ReactNode;
}

/** Holds a table that may be wider than the page. It scrolls by itself, by keyboard too, and is printed whole. */
export function TableFrame({ name, children }: TableFrameProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.frame} tabIndex={0} aria-label={name}>
      {children}
    </section>
  );
}
