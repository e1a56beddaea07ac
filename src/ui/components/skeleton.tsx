import styles from './skeleton.module.css';

/** Stands where a page is about to be. */
export function Skeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading the page">
      <span className={styles.title} />
      <span className={styles.block} />
      <span className={styles.block} />
    </div>
  );
}
