import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { AppPorts } from '../../engine/ports/app-ports';
import { type Clock, ReaderContextProvider } from '../components/reader-context';
import { AppContext } from './app-context';
import { AppShell } from './app-shell';
import type { Router } from './router';
import { accountOf, type ScreenStore, settingsOf } from './screen-store';
import { useAccountView } from './use-account-view';

export interface AppProps {
  readonly ports: AppPorts;
  readonly store: ScreenStore;
  readonly clock: Clock;
  readonly router: Router;
}

/**
 * The whole app: the extension's full page and the installed app alike. The same tree before and after the first reading:
 * what a page was just saying must not go when data comes.
 */
export function App({ ports, store, clock, router }: AppProps) {
  const state = useStore(store);
  const readerContext = useMemo(() => ({ place: ports.place, clock }), [ports, clock]);
  const { appearance } = settingsOf(state);
  useEffect(() => {
    document.documentElement.dataset.appearance = appearance ?? 'system';
  }, [appearance]);
  const found = accountOf(state);
  const view = useAccountView(found?.state ?? null, clock, ports.place);
  const context = useMemo(
    () => ({
      ports,
      router,
      settings: settingsOf(state),
      snapshot: state.snapshot,
      unreadable: state.unreadable,
      selectedAccount: found && view ? { ...found, view } : null,
    }),
    [ports, router, state, found, view],
  );
  return (
    <ReaderContextProvider value={readerContext}>
      <AppContext value={context}>
        <AppShell store={store} />
      </AppContext>
    </ReaderContextProvider>
  );
}
