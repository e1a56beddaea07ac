import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { AccountKey } from '../../domain/observations/observation';
import type { GaugeMode } from '../../domain/settings';
import type { AppPorts } from '../../engine/ports/app-ports';
import type { Clock } from '../components/reader-context';
import { AppContext } from '../screen/app-context';
import { type LanguageStore, markDocument } from '../screen/language-store';
import { Reader } from '../screen/reader';
import type { Router } from '../screen/router';
import { accountOf, outlookOf, type ScreenStore, settingsOf } from '../screen/screen-store';
import { useAccountView } from '../screen/use-account-view';
import { AppShell } from './app-shell';

export interface AppProps {
  readonly ports: AppPorts;
  readonly store: ScreenStore;
  readonly clock: Clock;
  readonly language: LanguageStore;
  readonly router: Router;
}

/**
 * The whole app, for the extension's full page and the installed app. The component tree is the same before and after the first
 * reading, so that a page keeps its state when data arrives.
 */
export function App({ ports, store, clock, language, router }: AppProps) {
  const state = useStore(store);
  const translator = useSyncExternalStore(language.subscribe, language.translator);
  const { appearance, language: chosenLanguage } = settingsOf(state);
  useEffect(() => {
    document.documentElement.dataset.appearance = appearance ?? 'system';
  }, [appearance]);
  useEffect(() => void language.choose(chosenLanguage), [language, chosenLanguage]);
  useEffect(() => markDocument(document.documentElement, translator), [translator]);
  const account = accountOf(state);
  const keepOutlook = useCallback(
    (key: AccountKey, outlook: StoredOutlook) =>
      store.setState(({ outlooks }) => ({ outlooks: { ...outlooks, [key]: outlook } })),
    [store],
  );
  const storedOutlook = outlookOf(state);
  const view = useAccountView(account?.state ?? null, settingsOf(state), clock, storedOutlook);
  const context = useMemo(
    () => ({
      ports,
      router,
      settings: settingsOf(state),
      setGauge: (gauge: GaugeMode) => {
        store.setState({ gauge });
        void ports.setGauge(gauge);
      },
      snapshot: state.snapshot,
      unreadable: state.unreadable,
      selectedAccount: account && view ? { ...account, view } : null,
      storedOutlook,
      keepOutlook,
    }),
    [ports, router, store, state, account, view, storedOutlook, keepOutlook],
  );
  return (
    <Reader language={language} clock={clock}>
      <AppContext value={context}>
        <AppShell store={store} />
      </AppContext>
    </Reader>
  );
}
