import { useState } from 'react';
import { sampleAccount } from '../../domain/sample/sample-account';
import { Button } from '../components/button';
import { classNames } from '../components/class-names';
import row from '../components/notice-row.module.css';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { useApp } from '../screen/app-context';
import styles from './sample-notice.module.css';

/** Above every page while sample data is stored: that it is made up, and what removes it. */
export function SampleNotice() {
  const { ports, snapshot, selectedAccount } = useApp();
  const { t } = useTranslator();
  const [isBusy, setBusy] = useState(false);
  const { sample } = ports;
  if (!sample || !snapshot?.accounts.some(({ account }) => account.key === sampleAccount)) return null;
  const isShown = selectedAccount?.account.key === sampleAccount;
  return (
    <section className={classNames(row.row, styles.sample)} aria-label={t('pwa.sample')}>
      <span>
        <T k={isShown ? 'pwa.sample.shown' : 'pwa.sample.other'} values={{ b: (children) => <b>{children}</b> }} />
      </span>
      <Button
        disabled={isBusy}
        onClick={() => {
          setBusy(true);
          void sample.remove().finally(() => setBusy(false));
        }}
      >
        {t('pwa.sample.remove')}
      </Button>
    </section>
  );
}
