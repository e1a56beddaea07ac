import { useTranslator } from './reader-context';
import styles from './skeleton.module.css';

/** Placeholder while a page loads. */
export function Skeleton() {
  const { t } = useTranslator();
  return (
    <div className={styles.skeleton} role="status" aria-label={t('common.loadingPage')}>
      <span className={styles.title} />
      <span className={styles.block} />
      <span className={styles.block} />
    </div>
  );
}
