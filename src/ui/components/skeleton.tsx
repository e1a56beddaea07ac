import styles from './skeleton.module.css';

/** Placeholder while a page loads. */
export function Skeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading the page">
      <span className={styles.title} />
      <span className={styles.block} />
      <span className={styles.block} />
    </div>
  );
}
