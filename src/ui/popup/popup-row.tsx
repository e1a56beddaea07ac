import type { ReactNode } from 'react';
import { classNames } from '../components/class-names';
import { PopupLink } from './popup-link';
import styles from './popup-row.module.css';

interface PopupRowProps {
  /** The region's accessible name. */
  readonly region: string;
  /** What the link says: "Bank". */
  readonly link: string;
  readonly to: string;
  readonly openApp: (route: string) => void;
  /** The path of an icon in 16 × 16 units, and its colour. */
  readonly icon: string;
  readonly tone?: 'bank' | 'warn';
  /** One line above the row, across it. */
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** One thing in one line: an icon, what there is, what matters of it. All of it leads to its page. */
export function PopupRow({ region, link, to, openApp, icon, tone, lead, title, children }: PopupRowProps) {
  return (
    <section aria-label={region} className={styles.row}>
      {lead ? <p className={styles.lead}>{lead}</p> : null}
      <svg
        className={classNames(styles.icon, tone && styles[tone])}
        width="16"
        height="16"
        viewBox="0 0 16 16"
        aria-hidden="true"
      >
        <path d={icon} />
      </svg>
      <b className={styles.title}>{title}</b>
      <span className={styles.detail}>{children}</span>
      <svg className={styles.chevron} width="8" height="12" viewBox="0 0 8 12" aria-hidden="true">
        <path d="M2 2l4 4-4 4" />
      </svg>
      <PopupLink name={link} to={to} openApp={openApp} />
    </section>
  );
}
