import styles from './devices.module.css';

/** What came of something, or why not; nothing while there is nothing to say. Spoken by screen readers as it appears. */
export function StatusLine({ outcome }: { readonly outcome: { readonly ok: boolean; readonly text?: string } | null }) {
  return (
    <div role="status" className={styles.status}>
      {outcome?.text ? <p className={outcome.ok ? styles.said : styles.trouble}>{outcome.text}</p> : null}
    </div>
  );
}
