import { type LimitWindow, sameWindow } from '../../domain/limit-window';
import { BankPanel } from '../../show/bank/bank-panel';
import { ComingUpPanel } from '../../show/coming-up-panel';
import { CreditsPanel } from '../../show/credits/credits-panel';
import { FirstRun } from '../../show/first-run';
import { FreshnessLine } from '../../show/parts/freshness-line';
import { Unreadable } from '../../show/parts/unreadable';
import { ReferralPanel } from '../../show/referral/referral-panel';
import { HeadlinePanel } from '../../show/windows/headline-panel';
import { WindowsPanel } from '../../show/windows/windows-panel';
import { useApp } from '../screen/app-context';
import { Lately } from './lately';
import styles from './now-page.module.css';
import { UsagePageButton } from './usage-page-button';
import { useOutlook } from './use-outlook';

/** How much is left, when it comes back, what is held: the whole of "now" on one page. */
export function NowPage() {
  const { ports, settings, shown, unreadable } = useApp();
  const outlook = useOutlook();
  const forecastOf = (window: LimitWindow) => {
    const forecast = outlook?.forecasts.find((each) => sameWindow(each, window));
    return forecast && forecast.silence === null ? forecast.text : null;
  };
  if (!shown)
    return unreadable ? (
      <Unreadable openUsagePage={ports.openUsagePage} />
    ) : (
      <FirstRun openUsagePage={ports.openUsagePage} />
    );
  const { view } = shown;
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <HeadlinePanel headline={view.headline} windows={view.windows} large />
        <div className={styles.fresh}>
          <FreshnessLine observedAt={view.observedAt} freshness={view.freshness} />
          <UsagePageButton />
        </div>
      </div>
      <div className={styles.grid}>
        <div className={styles.left}>
          <WindowsPanel windows={view.windows} mode={settings.gauge} forecastOf={forecastOf} />
          <div className={styles.pair}>
            <CreditsPanel credits={view.credits} />
            <ReferralPanel referral={view.referral} />
          </div>
          <Lately events={view.events} />
        </div>
        <div className={styles.right}>
          <BankPanel bank={view.bank} cut={{ most: 6, allAt: '#/bank' }} />
          <ComingUpPanel view={view} useByLeadMs={settings.alerts.useByLeadMs} />
        </div>
      </div>
    </div>
  );
}
