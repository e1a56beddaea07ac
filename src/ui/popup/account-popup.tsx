import type { Account } from '../../domain/accounts/account';
import type { AccountView } from '../../domain/accounts/account-view';
import { currentAdvice } from '../../domain/advice/current-advice';
import { adviceLine } from '../../domain/advice/describe-advice';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { AccountKey } from '../../domain/observations/observation';
import type { GaugeMode } from '../../domain/settings';
import type { Trouble } from '../../domain/snapshot';
import type { Outcome } from '../../engine/ports/outcome';
import { AccountPicker } from '../accounts/account-picker';
import { BankPanel } from '../bank/bank-panel';
import { CalendarExportButton } from '../bank/calendar-export-button';
import { Button } from '../components/button';
import { FreshnessLine } from '../components/freshness-line';
import { GaugeSwitch } from '../components/gauge-switch';
import { useTranslator } from '../components/reader-context';
import { TroubleNotices } from '../components/trouble-notices';
import { CreditsPanel } from '../credits/credits-panel';
import { HeadlinePanel } from '../headline/headline-panel';
import { StateAnnouncer } from '../headline/state-announcer';
import { ModelsPanel } from '../models/models-panel';
import { useOutlookPeriod } from '../plan/outlook-period';
import { ReferralPanel } from '../referral/referral-panel';
import { WindowsPanel } from '../windows/windows-panel';
import styles from './account-popup.module.css';

export interface AccountPopupProps {
  readonly accounts: readonly Account[];
  readonly account: Account;
  readonly view: AccountView;
  /** What was last forecast and advised; null where nothing was. */
  readonly outlook: StoredOutlook | null;
  readonly mode: GaugeMode;
  readonly troubles: readonly Trouble[];
  readonly onMode: (mode: GaugeMode) => void;
  readonly onAccount: (key: AccountKey) => void;
  readonly openUsagePage: () => void;
  readonly openApp: (route?: string) => void;
  /** Exports the calendar. Absent where that is not possible. */
  readonly onCalendar?: () => Promise<Outcome>;
}

/** The popup of one account: everything known about it, without scrolling where it fits. */
export function AccountPopup(props: AccountPopupProps) {
  const { view, mode, account, outlook, onCalendar } = props;
  const now = useOutlookPeriod();
  return (
    <div className={styles.screen}>
      <header className={styles.bar}>
        <AccountPicker
          accounts={props.accounts}
          current={account}
          planLabel={view.planLabel}
          onChoose={props.onAccount}
        />
        <GaugeSwitch mode={mode} onChange={props.onMode} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and may hold nothing else that takes the focus */}
      <main className={styles.body} tabIndex={0}>
        <HeadlinePanel headline={view.headline} windows={view.windows} outlook={outlook} mode={mode} />
        <StateAnnouncer view={view} />
        <TroubleNotices troubles={props.troubles} />
        <WindowsPanel windows={view.windows} outlook={outlook} mode={mode} onOpenHidden={() => props.openApp()} />
        <ModelsPanel models={view.models} />
        <BankPanel
          bank={view.bank}
          advice={adviceLine(currentAdvice(outlook, view, now))}
          footer={onCalendar && <CalendarExportButton key={account.key} bank={view.bank} onExport={onCalendar} />}
        />
        <div className={styles.columns}>
          <CreditsPanel credits={view.credits} />
          <ReferralPanel referral={view.referral} />
        </div>
      </main>
      <PopupFooter {...props} />
    </div>
  );
}

function PopupFooter({ view, openUsagePage, openApp }: AccountPopupProps) {
  const { t } = useTranslator();
  return (
    <footer className={styles.footer}>
      <FreshnessLine observedAt={view.observedAt} freshness={view.freshness} />
      <span className={styles.actions}>
        <Button onClick={openUsagePage}>
          {t('popup.usagePage')} <span aria-hidden="true">↗</span>
        </Button>
        <Button onClick={() => openApp()}>{t('popup.fullView')}</Button>
      </span>
    </footer>
  );
}
