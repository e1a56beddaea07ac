import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../../domain/snapshot';
import { type Present, SurroundingsProvider } from '../../show/parts/surroundings';
import { AppContext } from './app-context';
import type { AppPorts } from './app-ports';
import { AppShell } from './app-shell';
import type { Router } from './router';
import { accountOf, type ScreenState, type ScreenStore, settingsOf } from './screen-store';
import { useAccountView } from './use-account-view';

export interface AppProps {
  readonly ports: AppPorts;
  readonly store: ScreenStore;
  readonly present: Present;
  readonly router: Router;
}

/** The whole app: the extension's full page and the installed app alike. */
export function App({ ports, store, present, router }: AppProps) {
  const state = useStore(store);
  const surroundings = useMemo(() => ({ place: ports.place, present }), [ports, present]);
  const shown = accountOf(state);
  const { appearance } = settingsOf(state);
  useEffect(() => {
    document.documentElement.dataset.appearance = appearance ?? 'system';
  }, [appearance]);
  const parts = { ports, store, present, router, state };
  return (
    <SurroundingsProvider value={surroundings}>
      {shown ? <WithAccount {...parts} shown={shown} /> : <WithNothing {...parts} />}
    </SurroundingsProvider>
  );
}

interface Parts extends AppProps {
  readonly state: ScreenState;
}

function WithAccount(props: Parts & { readonly shown: Snapshot['accounts'][number] }) {
  const { ports, router, store, state, shown, present } = props;
  const view = useAccountView(shown.state, present, ports.place);
  const context = useMemo(
    () => ({
      ports,
      router,
      settings: settingsOf(state),
      snapshot: state.snapshot,
      unreadable: state.unreadable,
      shown: { account: shown.account, state: shown.state, view },
    }),
    [ports, router, state, shown, view],
  );
  return (
    <AppContext value={context}>
      <AppShell store={store} />
    </AppContext>
  );
}

function WithNothing({ ports, router, store, state }: Parts) {
  const context = useMemo(
    () => ({
      ports,
      router,
      settings: settingsOf(state),
      snapshot: state.snapshot,
      unreadable: state.unreadable,
      shown: null,
    }),
    [ports, router, state],
  );
  return (
    <AppContext value={context}>
      <AppShell store={store} />
    </AppContext>
  );
}
