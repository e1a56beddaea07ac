import { Suspense } from 'react';
import { currentAdvice } from '../../domain/advice/current-advice';
import { adviceLine } from '../../domain/advice/describe-advice';
import { withHidden } from '../../domain/windows/hidden-windows';
import type { LimitWindow } from '../../domain/windows/limit-window';
import { BankPanel } from '../bank/bank-panel';
import { CreditsPanel } from '../credits/credits-panel';
import { RecentEvents } from '../events/recent-events';
import { FirstRun } from '../headline/first-run';
import { HeadlinePanel } from '../headline/headline-panel';
import { StorageUnreadable } from '../headline/storage-unreadable';
import { ModelsPanel } from '../models/models-panel';
import { ReferralPanel } from '../referral/referral-panel';
import { useApp } from '../screen/app-context';
import { useOutlookPeriod } from '../screen/outlook-period';
import { useOutlook } from '../screen/use-outlook';
import { WindowsPanel } from '../windows/windows-panel';
import { FailedAlerts } from './failed-alerts';
import { LazyFirstSteps, LazyRibbon, LazyUsedBy } from './lazy-parts';
import styles from './now-page.module.css';
import { UnusedLine } from './unused-line';

/** The current state on one page: headline, seven days at a glance, windows, bank, credits, referral and recent events. */
export function NowPage() {
  const { ports, settings, setGauge, selectedAccount, storedOutlook, unreadable } = useApp();
  const outlook = useOutlook();
  const now = useOutlookPeriod();
  if (!selectedAccount)
    return unreadable ? (
      <StorageUnreadable openUsagePage={ports.openUsagePage} />
    ) : ports.firstSteps ? (
      <Suspense fallback={null}>
        <LazyFirstSteps port={ports.firstSteps} />
      </Suspense>
    ) : (
      <FirstRun openUsagePage={ports.openUsagePage} />
    );
  const { view } = selectedAccount;
  const hide = (window: LimitWindow, isHidden: boolean) =>
    void ports.saveSettings(withHidden(settings, view.key, window, isHidden));
  return (
    <div className={styles.page}>
      <HeadlinePanel
        headline={view.headline}
        windows={view.windows}
        outlook={storedOutlook}
        mode={settings.gauge}
        large
      />
      <UnusedLine view={view} outlook={storedOutlook} />
      <FailedAlerts />
      <Suspense fallback={<div className={styles.ribbon} />}>
        <LazyRibbon selectedAccount={selectedAccount} outlook={outlook} />
      </Suspense>
      <div className={styles.grid}>
        <div className={styles.left}>
          <WindowsPanel
            windows={view.windows}
            mode={settings.gauge}
            onMode={setGauge}
            outlook={storedOutlook}
            onHide={hide}
          />
          <ModelsPanel models={view.models} />
          {ports.reports ? (
            <Suspense fallback={null}>
              <LazyUsedBy view={view} reports={ports.reports} />
            </Suspense>
          ) : null}
          <RecentEvents view={view} />
        </div>
        <div className={styles.right}>
          <BankPanel
            bank={view.bank}
            advice={adviceLine(currentAdvice(storedOutlook, view, now))}
            limit={{ count: 6, linkToAll: '#/bank' }}
          />
          <div className={styles.pair}>
            <CreditsPanel credits={view.credits} />
            <ReferralPanel referral={view.referral} />
          </div>
        </div>
      </div>
    </div>
  );
}
