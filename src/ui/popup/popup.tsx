// The popup: one stored view, derived for now, drawn at once. Nothing here opens a database.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../../domain/snapshot';
import type { PopupPorts } from '../../engine/ports/screen-ports';
import { type Clock, ReaderContextProvider } from '../components/reader-context';
import { TroubleNotices } from '../components/trouble-notices';
import { FirstRun } from '../headline/first-run';
import { StorageUnreadable } from '../headline/storage-unreadable';
import { accountOf, type ScreenState, type ScreenStore, settingsOf } from '../shell/screen-store';
import { useAccountView } from '../shell/use-account-view';
import { AccountPopup } from './account-popup';

interface PopupProps {
  readonly ports: PopupPorts;
  readonly store: ScreenStore;
  readonly clock: Clock;
}

/** The whole popup. The store has already read the stored view: the first render is the real one. */
export function Popup({ ports, store, clock }: PopupProps) {
  const state = useStore(store);
  const surroundings = useMemo(() => ({ place: ports.place, clock }), [ports, clock]);
  const shown = accountOf(state);
  return (
    <ReaderContextProvider value={surroundings}>
      {shown ? (
        <Known ports={ports} store={store} clock={clock} state={state} shown={shown} />
      ) : (
        <main>
          {state.unreadable ? (
            <StorageUnreadable openUsagePage={ports.openUsagePage} />
          ) : (
            <>
              {/* Whoever opened Codex and still reads "nothing seen yet" is told why. */}
              <TroubleNotices troubles={state.snapshot?.troubles ?? []} />
              <FirstRun openUsagePage={ports.openUsagePage} />
            </>
          )}
        </main>
      )}
    </ReaderContextProvider>
  );
}

interface KnownProps extends PopupProps {
  readonly state: ScreenState;
  readonly shown: Snapshot['accounts'][number];
}

function Known({ ports, store, clock, state, shown }: KnownProps) {
  const view = useAccountView(shown.state, clock, ports.place);
  const { exportCalendar } = ports;
  return (
    <AccountPopup
      accounts={state.snapshot?.accounts.map(({ account }) => account) ?? []}
      account={shown.account}
      view={view}
      mode={settingsOf(state).gauge}
      troubles={state.snapshot?.troubles ?? []}
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
      {...(exportCalendar && { onCalendar: () => exportCalendar(shown.account.key, false) })}
    />
  );
}
