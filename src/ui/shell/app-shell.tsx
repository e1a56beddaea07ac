// The frame around every page: account picker, navigation, notices. The same in the extension's page and in the installed app.
import { Suspense, useEffect, useSyncExternalStore } from 'react';
import { AccountPicker } from '../accounts/account-picker';
import { FreshnessLine } from '../components/freshness-line';
import { useTranslator } from '../components/reader-context';
import { Skeleton } from '../components/skeleton';
import { TroubleNotices } from '../components/trouble-notices';
import { StateAnnouncer } from '../headline/state-announcer';
import { SampleNotice } from '../sample/sample-notice';
import { useApp } from '../screen/app-context';
import { PageTitleContext } from '../screen/page-title';
import type { ScreenStore } from '../screen/screen-store';
import { WindowRings } from '../windows/window-rings';
import styles from './app-shell.module.css';
import { SideNav, TabBar } from './navigation';
import { pageAt } from './page-at';
import { useFocusAndScroll } from './use-focus-and-scroll';

export function AppShell({ store }: { readonly store: ScreenStore }) {
  const { router, snapshot, settings, selectedAccount, storedOutlook } = useApp();
  const path = useSyncExternalStore(router.subscribe, router.path);
  const main = useFocusAndScroll(path);
  const { t } = useTranslator();
  const { title, component: CurrentPage } = pageAt(path);
  useEffect(() => {
    document.title = title ? t('shell.title', { page: t(title) }) : 'Headroom';
  }, [title, t]);
  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t('shell.skip')}
      </button>
      <header className={styles.top}>
        <a className={styles.brand} href="#/" aria-label="Headroom">
          <WindowRings
            windows={selectedAccount?.view.windows ?? []}
            outlook={storedOutlook}
            mode={settings.gauge}
            size={28}
          />
          <span>Headroom</span>
        </a>
        <AccountControls store={store} />
      </header>
      <SideNav path={path} className={styles.side} />
      <main ref={main} tabIndex={-1} className={styles.main}>
        {selectedAccount ? <StateAnnouncer view={selectedAccount.view} /> : null}
        <SampleNotice />
        <TroubleNotices troubles={snapshot?.troubles ?? []} />
        <PageTitleContext value={title}>
          <Suspense fallback={<Skeleton />}>
            <CurrentPage key={path} />
          </Suspense>
        </PageTitleContext>
      </main>
      <TabBar path={path} className={styles.tabs} />
    </div>
  );
}

/** Which account the pages show, and how old its figures are. Absent before any account was seen. */
function AccountControls({ store }: { readonly store: ScreenStore }) {
  const { ports, snapshot, selectedAccount } = useApp();
  if (!snapshot || !selectedAccount) return null;
  const { view } = selectedAccount;
  return (
    <div className={styles.controls}>
      <AccountPicker
        accounts={snapshot.accounts.map(({ account }) => account)}
        current={selectedAccount.account}
        planLabel={view.planLabel}
        onChoose={(chosen) => {
          store.setState({ chosen });
          void ports.chooseAccount(chosen);
        }}
      />
      <FreshnessLine observedAt={view.observedAt} freshness={view.freshness} openUsagePage={ports.openUsagePage} />
    </div>
  );
}
