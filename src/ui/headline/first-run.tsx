import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import { WindowRings } from '../windows/window-rings';
import styles from './first-run.module.css';

/** Stands in place of the headline before any reading: what Headroom does, what it never does, and how to begin. */
export function FirstRun({ openUsagePage }: { readonly openUsagePage: () => void }) {
  const { t } = useTranslator();
  return (
    <section aria-label={t('headline.region')} className={styles.panel}>
      <WindowRings windows={[]} size={72} />
      <h1 className={styles.title}>{t('headline.first.title')}</h1>
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
      <Button kind="primary" onClick={openUsagePage}>
        {t('headline.first.open')}
      </Button>
    </section>
  );
}
