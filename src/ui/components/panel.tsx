import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './panel.module.css';

interface PanelProps {
  /** The region's accessible name. */
  readonly name: string;
  /** The visible heading: `name` if left out, no heading if null. */
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A card that is a named region (landmark). */
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
