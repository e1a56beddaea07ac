import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import { WindowRings } from '../windows/window-rings';
import styles from './first-run.module.css';
import { PromiseList } from './promise-list';

/** Replaces the headline before any reading: what Headroom does, what it never does, and how to begin. */
export function FirstRun({ openUsagePage }: { readonly openUsagePage: () => void }) {
  const { t } = useTranslator();
  return (
    <section aria-label={t('headline.region')} className={styles.panel}>
      <WindowRings windows={[]} size={72} />
      <h1 className={styles.title}>{t('headline.first.title')}</h1>
      <div className={styles.points}>
        <PromiseList />
      </div>
      <Button kind="primary" onClick={openUsagePage}>
        {t('headline.first.open')}
      </Button>
    </section>
  );
}
