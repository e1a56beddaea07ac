import { useTranslator } from '../components/reader-context';
import styles from './promise-list.module.css';

/** What Headroom does, and what it never does: two ticks and a cross. */
export function PromiseList() {
  const { t } = useTranslator();
  return (
    <ul className={styles.points}>
      <li>
        <span aria-hidden="true">✓</span> {t('headline.first.reads')}
      </li>
      <li>
        <span aria-hidden="true">✓</span> {t('headline.first.keeps')}
      </li>
      <li>
        <span aria-hidden="true">✕</span> {t('headline.first.never')}
      </li>
    </ul>
  );
}
