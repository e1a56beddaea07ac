// The app around its pages: who is shown, where one is, what is wrong. The same in the extension's page and on the phone.
import { Suspense, useEffect, useSyncExternalStore } from 'react';
import { AccountPicker } from '../accounts/account-picker';
import { GaugeSwitch } from '../components/gauge-switch';
import { Skeleton } from '../components/skeleton';
import { TroubleNotices } from '../components/trouble-notices';
import { StateAnnouncer } from '../headline/state-announcer';
import { WindowRings } from '../windows/window-rings';
import { useApp } from './app-context';
import styles from './app-shell.module.css';
import { SideNav, TabBar } from './navigation';
import { pageOf } from './page-of';
import type { ScreenStore } from './screen-store';
import { pageTitleOf } from './site-map';
import { useFocusAndScroll } from './use-focus-and-scroll';

export function AppShell({ store }: { readonly store: ScreenStore }) {
  const { router, snapshot, selectedAccount } = useApp();
  const path = useSyncExternalStore(router.subscribe, router.path);
  const main = useFocusAndScroll(path);
  const title = pageTitleOf(path);
  const Shown = pageOf(path);
  useEffect(() => {
    document.title = title ? `${title} · Headroom` : 'Headroom';
  }, [title]);
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        Skip to the page
      </button>
      <header className={styles.top}>
        <a className={styles.brand} href="#/" aria-label="Headroom">
          <WindowRings windows={selectedAccount?.view.windows ?? []} size={28} />
          <span>Headroom</span>
        </a>
        <Whose store={store} />
      </header>
      <SideNav path={path} className={styles.side} />
      <main ref={main} tabIndex={-1} className={styles.main}>
        {selectedAccount ? <StateAnnouncer view={selectedAccount.view} /> : null}
        <TroubleNotices troubles={snapshot?.troubles ?? []} />
        <Suspense fallback={<Skeleton />}>
          <Shown key={path} />
        </Suspense>
      </main>
      <TabBar path={path} className={styles.tabs} />
    </div>
  );
}

function Whose({ store }: { readonly store: ScreenStore }) {
  const { ports, snapshot, settings, selectedAccount } = useApp();
  if (!snapshot || !selectedAccount) return null;
  return (
    <div className={styles.whose}>
      <AccountPicker
        accounts={snapshot.accounts.map(({ account }) => account)}
        current={selectedAccount.account}
        planLabel={selectedAccount.view.planLabel}
        onChoose={(chosen) => {
          store.setState({ chosen });
          void ports.chooseAccount(chosen);
        }}
      />
      <GaugeSwitch
        mode={settings.gauge}
        onChange={(gauge) => {
          store.setState({ gauge });
          void ports.setGauge(gauge);
        }}
      />
    </div>
  );
}
