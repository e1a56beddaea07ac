import { useTranslator } from '../components/reader-context';
import styles from './first-steps.module.css';

/** What Headroom does, and what it never does. */
export function Promises() {
  const { t } = useTranslator();
  return (
    <section aria-label={t('welcome.promises')} className={styles.promises}>
      <h2>{t('welcome.promises')}</h2>
      <ul>
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
      <a href="#/privacy">{t('shell.privacy')}</a>
    </section>
  );
}
