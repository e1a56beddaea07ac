import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import { WindowRings } from '../windows/window-rings';
import styles from './first-run.module.css';

/** Replaces the headline when browser storage cannot be read: there may be data, but it is unreachable. */
export function StorageUnreadable({ openUsagePage }: { readonly openUsagePage: () => void }) {
  const { t } = useTranslator();
  return (
    <section aria-label={t('headline.region')} className={styles.panel}>
      <WindowRings windows={[]} size={72} state="unknown" />
      <h1 className={styles.title}>{t('headline.unreadable.title')}</h1>
      <p className={styles.advice}>{t('headline.unreadable.advice')}</p>
      <Button kind="primary" onClick={openUsagePage}>
        {t('headline.first.open')}
      </Button>
    </section>
  );
}
