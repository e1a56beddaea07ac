import type { ReactNode } from 'react';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  /** Buttons that belong to the whole page. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The layout of a page: title, lead sentence, actions, content. */
export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{title}</h1>
          {lead ? <p className={styles.lead}>{lead}</p> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

/** Columns on a wide screen, a stack on a narrow one. `wide` makes the first column wider. */
export function Columns({ children, wide = false }: { readonly children: ReactNode; readonly wide?: boolean }) {
  return <div className={wide ? styles.wide : styles.columns}>{children}</div>;
}

/** A column of panels. */
export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}
