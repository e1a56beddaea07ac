import { useState } from 'react';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import styles from './popup-sample.module.css';

/** Says that the figures below are made up, and takes them out. */
export function PopupSample({ onRemove }: { readonly onRemove: () => Promise<void> }) {
  const { t } = useTranslator();
  const [isBusy, setBusy] = useState(false);
  return (
    <section aria-label={t('popup.sample')} className={styles.sample}>
      <span>{t('popup.sample')}</span>
      <Button
        disabled={isBusy}
        onClick={() => {
          setBusy(true);
          void onRemove().finally(() => setBusy(false));
        }}
      >
        {t('popup.sample.remove')}
      </Button>
    </section>
  );
}
