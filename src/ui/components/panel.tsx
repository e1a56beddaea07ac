import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './panel.module.css';

interface PanelProps {
  /** The region's name for screen readers and tests. */
  readonly name: string;
  /** The visible heading; the name where none is given, and nothing when null. */
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A card that is a named region. */
export function Panel({ name, title, aside, children, className }: PanelProps) {
  return (
    <section aria-label={name} className={classNames(styles.panel, className)}>
      {title === null ? null : (
        <header className={styles.head}>
          <h2 className={styles.title}>{title ?? name}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
