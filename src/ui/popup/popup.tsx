// The popup: one stored view, derived for now, drawn at once. Nothing here opens a database.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../../domain/snapshot';
import type { PopupPorts } from '../../engine/ports/screen-ports';
import { type Clock, ReaderContextProvider } from '../components/reader-context';
import { TroubleNotices } from '../components/trouble-notices';
import { FirstRun } from '../headline/first-run';
import { Unreadable } from '../headline/storage-unreadable';
import { accountOf, type ScreenState, type ScreenStore, settingsOf } from '../shell/screen-store';
import { useAccountView } from '../shell/use-account-view';
import { PopupScreen } from './account-popup';

interface PopupProps {
  readonly ports: PopupPorts;
  readonly store: ScreenStore;
  readonly present: Clock;
}

/** The whole popup. The store has already read the stored view: the first render is the real one. */
export function Popup({ ports, store, present }: PopupProps) {
  const state = useStore(store);
  const surroundings = useMemo(() => ({ place: ports.place, present }), [ports, present]);
  const shown = accountOf(state);
  return (
    <ReaderContextProvider value={surroundings}>
      {shown ? (
        <Known ports={ports} store={store} present={present} state={state} shown={shown} />
      ) : (
        <main>
          {state.unreadable ? (
            <Unreadable openUsagePage={ports.openUsagePage} />
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

function Known({ ports, store, present, state, shown }: KnownProps) {
  const view = useAccountView(shown.state, present, ports.place);
  const { exportCalendar } = ports;
  return (
    <PopupScreen
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
