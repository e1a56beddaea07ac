// The popup: draws the stored snapshot at once. Nothing here opens a database.
import { type ComponentType, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { AccountView } from '../../domain/accounts/account-view';
import { snapshotLanes } from '../../domain/lanes/lane-line';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { Snapshot } from '../../domain/snapshot';
import type { PopupPorts } from '../../engine/ports/screen-ports';
import { type Clock, ReaderContextProvider } from '../components/reader-context';
import { FirstRun } from '../headline/first-run';
import { StorageUnreadable } from '../headline/storage-unreadable';
import { type LanguageStore, markDocument } from '../screen/language-store';
import { useOutlookPeriod } from '../screen/outlook-period';
import { accountOf, outlookOf, type ScreenState, type ScreenStore, settingsOf } from '../screen/screen-store';
import { useAccountView } from '../screen/use-account-view';
import { AccountPopup } from './account-popup';
import { PopupNotices } from './popup-notices';
import { type PopupQuestion, usePopupQuestions } from './popup-questions';

interface PopupProps {
  readonly ports: PopupPorts;
  readonly store: ScreenStore;
  readonly clock: Clock;
  readonly language: LanguageStore;
  /** Drawn below the rows of an account, where there is more room than in a popup. */
  readonly Below?: ComponentType<{ readonly view: AccountView; readonly useByLeadMs: number }>;
}

/** The whole popup. Its store has loaded the snapshot already, so the first render is complete. */
export function Popup({ ports, store, clock, language, Below }: PopupProps) {
  const state = useStore(store);
  const translator = useSyncExternalStore(language.subscribe, language.translator);
  const reader = useMemo(() => ({ translator, clock }), [translator, clock]);
  const { language: chosenLanguage } = settingsOf(state);
  useEffect(() => void language.choose(chosenLanguage), [language, chosenLanguage]);
  useEffect(() => markDocument(document.documentElement, translator), [translator]);
  const selectedAccount = accountOf(state);
  const questions = usePopupQuestions(ports);
  return (
    <ReaderContextProvider value={reader}>
      {selectedAccount ? (
        <SelectedAccount
          ports={ports}
          store={store}
          clock={clock}
          state={state}
          selectedAccount={selectedAccount}
          questions={questions}
          {...(Below && { Below })}
        />
      ) : (
        <main>
          {/* Explains to users who opened Codex why they still read "nothing seen yet". */}
          <PopupNotices troubles={state.snapshot?.troubles ?? []} questions={questions} openApp={ports.openApp} />
          {state.unreadable ? (
            <StorageUnreadable openUsagePage={ports.openUsagePage} />
          ) : (
            <FirstRun openUsagePage={ports.openUsagePage} />
          )}
        </main>
      )}
    </ReaderContextProvider>
  );
}

interface SelectedAccountProps extends Omit<PopupProps, 'language'> {
  readonly state: ScreenState;
  readonly selectedAccount: Snapshot['accounts'][number];
  readonly questions: readonly PopupQuestion[];
}

function SelectedAccount({ ports, store, clock, state, selectedAccount, questions, Below }: SelectedAccountProps) {
  const view = useAccountView(selectedAccount.state, settingsOf(state), clock, outlookOf(state));
  const { exportCalendar, openPanel, refresh, sample } = ports;
  // A new quarter of an hour renders it again, because a lane closes with time alone.
  useOutlookPeriod();
  const lanes = snapshotLanes({
    accounts: state.snapshot?.accounts ?? [],
    active: selectedAccount.account.key,
    forecasts: state.outlooks,
    order: settingsOf(state).lanes,
    now: clock.now(),
  });
  return (
    <AccountPopup
      accounts={state.snapshot?.accounts.map(({ account }) => account) ?? []}
      account={selectedAccount.account}
      view={view}
      outlook={outlookOf(state)}
      lane={lanes?.advice && lanes.advice.kind !== 'stay' ? lanes.line : null}
      mode={settingsOf(state).gauge}
      troubles={state.snapshot?.troubles ?? []}
      questions={questions}
      onMode={(gauge) => {
        store.setState({ gauge });
        void ports.setGauge(gauge);
      }}
      onAccount={(chosen) => {
        store.setState({ chosen });
        void ports.chooseAccount(chosen);
      }}
      openUsagePage={ports.openUsagePage}
      openApp={ports.openApp}
      below={Below ? <Below view={view} useByLeadMs={settingsOf(state).alerts.useByLeadMs} /> : null}
      {...(refresh && typeof settingsOf(state).freshMinutes === 'number' && { onRefresh: refresh })}
      {...(openPanel && { openPanel })}
      {...(sample && selectedAccount.account.key === sampleAccount && { onRemoveSample: sample.remove })}
      {...(exportCalendar && { onCalendar: () => exportCalendar(selectedAccount.account.key, false) })}
    />
  );
}
