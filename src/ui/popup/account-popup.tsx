import type { ReactNode } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { AccountView } from '../../domain/accounts/account-view';
import { currentAdvice } from '../../domain/advice/current-advice';
import { adviceLine } from '../../domain/advice/describe-advice';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { Message } from '../../domain/messages/value';
import type { AccountKey } from '../../domain/observations/observation';
import type { GaugeMode } from '../../domain/settings';
import type { Trouble } from '../../domain/snapshot';
import type { Outcome } from '../../engine/ports/outcome';
import { AccountPicker } from '../accounts/account-picker';
import { CalendarExportButton } from '../bank/calendar-export-button';
import { Button } from '../components/button';
import { FreshnessLine } from '../components/freshness-line';
import { useTranslator } from '../components/reader-context';
import { HeadlinePanel } from '../headline/headline-panel';
import { StateAnnouncer } from '../headline/state-announcer';
import { useOutlookPeriod } from '../screen/outlook-period';
import styles from './account-popup.module.css';
import { PopupBank } from './popup-bank';
import { PopupCredits, PopupLane, PopupModels, PopupReferral } from './popup-facts';
import { PopupNotices } from './popup-notices';
import type { PopupQuestion } from './popup-questions';
import { PopupSample } from './popup-sample';
import { PopupWindows } from './popup-windows';
import { RefreshButton } from './refresh-button';

export interface AccountPopupProps {
  readonly accounts: readonly Account[];
  readonly account: Account;
  readonly view: AccountView;
  /** The last forecast and advice; null where there is none. */
  readonly outlook: StoredOutlook | null;
  /** Where to go on when this account ends, or that a better one is back; absent or null where there is nothing to say. */
  readonly lane?: Message | null;
  readonly mode: GaugeMode;
  readonly troubles: readonly Trouble[];
  readonly questions: readonly PopupQuestion[];
  readonly onMode: (mode: GaugeMode) => void;
  readonly onAccount: (key: AccountKey) => void;
  readonly openUsagePage: () => void;
  readonly openApp: (route?: string) => void;
  /** Opens the same beside the page. Absent where that is not possible. */
  readonly openPanel?: () => void;
  /** Has the usage page reload itself; resolves to what is in the way. Absent unless the user wants that. */
  readonly onRefresh?: () => Promise<Message | null>;
  /** Takes the account out again. Absent unless its figures are made up. */
  readonly onRemoveSample?: () => Promise<void>;
  /** Drawn below the rows. */
  readonly below?: ReactNode;
  /** Exports the calendar. Absent where that is not possible. */
  readonly onCalendar?: () => Promise<Outcome>;
}

/** The popup of one account: can I work, until when, what should I do. One surface, one screen; each row leads to its page. */
export function AccountPopup(props: AccountPopupProps) {
  const { view, mode, account, outlook, openApp } = props;
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
        <span className={styles.fresh}>
          <FreshnessLine observedAt={view.observedAt} freshness={view.freshness} openUsagePage={props.openUsagePage} />
          {props.onRefresh ? <RefreshButton onRefresh={props.onRefresh} /> : null}
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where there is more than one screen of it */}
      <main className={styles.body} tabIndex={0}>
        {props.onRemoveSample ? <PopupSample onRemove={props.onRemoveSample} /> : null}
        <PopupNotices troubles={props.troubles} questions={props.questions} openApp={openApp} />
        <div className={styles.headline}>
          <HeadlinePanel headline={view.headline} windows={view.windows} outlook={outlook} mode={mode} />
        </div>
        <StateAnnouncer view={view} />
        <PopupWindows windows={view.windows} outlook={outlook} mode={mode} onMode={props.onMode} openApp={openApp} />
        <div className={styles.rows}>
          {props.lane ? <PopupLane lane={props.lane} openApp={openApp} /> : null}
          <PopupModels models={view.models} openApp={openApp} />
          <PopupBank bank={view.bank} advice={adviceLine(currentAdvice(outlook, view, now))} openApp={openApp} />
          <PopupCredits credits={view.credits} openApp={openApp} />
          <PopupReferral referral={view.referral} openApp={openApp} />
        </div>
        {props.below}
      </main>
      <PopupFooter {...props} />
    </div>
  );
}

function PopupFooter({ account, view, openApp, openPanel, onCalendar }: AccountPopupProps) {
  const { t } = useTranslator();
  return (
    <footer className={styles.footer}>
      {onCalendar ? <CalendarExportButton key={account.key} bank={view.bank} onExport={onCalendar} /> : null}
      <span className={styles.open}>
        {openPanel ? (
          <Button
            kind="quiet"
            aria-label={t('popup.openPanel')}
            title={t('popup.openPanel')}
            className={styles.openPanel}
            onClick={openPanel}
          >
            <PanelIcon />
          </Button>
        ) : null}
        <Button onClick={() => openApp()}>{t('popup.openHeadroom')}</Button>
      </span>
    </footer>
  );
}

/** A window with a column beside its page. Inline SVG: the popup must not load an icon library. */
function PanelIcon() {
  return (
    <svg
      className={styles.panelIcon}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <rect x="1.75" y="2.75" width="12.5" height="10.5" rx="2" />
      <path d="M10 2.75v10.5" />
    </svg>
  );
}
