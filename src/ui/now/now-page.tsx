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
import { useOutlookPeriod } from '../plan/outlook-period';
import { useOutlookNow } from '../plan/use-outlook';
import { ReferralPanel } from '../referral/referral-panel';
import { useApp } from '../shell/app-context';
import { UpcomingPanel } from '../upcoming/upcoming-panel';
import { WindowsPanel } from '../windows/windows-panel';
import styles from './now-page.module.css';

/** The current state on one page: headline, windows, bank, credits, referral, recent events and upcoming dates. */
export function NowPage() {
  const { ports, settings, setGauge, selectedAccount, unreadable } = useApp();
  const outlook = useOutlookNow();
  const now = useOutlookPeriod();
  if (!selectedAccount)
    return unreadable ? (
      <StorageUnreadable openUsagePage={ports.openUsagePage} />
    ) : (
      <FirstRun openUsagePage={ports.openUsagePage} />
    );
  const { view } = selectedAccount;
  const hide = (window: LimitWindow, isHidden: boolean) =>
    void ports.saveSettings(withHidden(settings, view.key, window, isHidden));
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <HeadlinePanel headline={view.headline} windows={view.windows} outlook={outlook} mode={settings.gauge} large />
      </div>
      <div className={styles.grid}>
        <div className={styles.left}>
          <WindowsPanel
            windows={view.windows}
            mode={settings.gauge}
            onMode={setGauge}
            outlook={outlook}
            onHide={hide}
          />
          <ModelsPanel models={view.models} />
          <div className={styles.pair}>
            <CreditsPanel credits={view.credits} />
            <ReferralPanel referral={view.referral} />
          </div>
          <RecentEvents view={view} />
        </div>
        <div className={styles.right}>
          <BankPanel
            bank={view.bank}
            advice={adviceLine(currentAdvice(outlook, view, now))}
            limit={{ count: 6, linkToAll: '#/bank' }}
          />
          <UpcomingPanel view={view} useByLeadMs={settings.alerts.useByLeadMs} />
        </div>
      </div>
    </div>
  );
}
