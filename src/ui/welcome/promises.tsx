import { useTranslator } from '../components/reader-context';
import { PromiseList } from '../headline/promise-list';
import styles from './first-steps.module.css';

/** What Headroom does, and what it never does. */
export function Promises() {
  const { t } = useTranslator();
  return (
    <section aria-label={t('welcome.promises')} className={styles.promises}>
      <h2>{t('welcome.promises')}</h2>
      <PromiseList />
      <a href="#/privacy">{t('shell.privacy')}</a>
    </section>
  );
}
