import { useEffect, useState, useSyncExternalStore } from 'react';
import { sampleAccount } from '../domain/sample/sample-account';
import type { LocaleAndZone } from '../domain/time/locale-and-zone';
import type { ReportPorts } from '../engine/ports/report-ports';
import { Button } from '../ui/components/button';
import { accountOf, type ScreenStore } from '../ui/shell/screen-store';
import styles from './pwa-notices.module.css';
import type { StatusStore } from './pwa-status';
import type { LoadedStorage } from './storage-loader';

interface NoticesProps {
  readonly store: ScreenStore;
  readonly status: StatusStore;
  readonly loaded: () => Promise<LoadedStorage>;
  /** What session files say was used. */
  readonly reports: ReportPorts | undefined;
  readonly page: Window & typeof globalThis;
  readonly place: LocaleAndZone;
}

/** Notices above every page of the installed app: a new version, an outdated extension, sample data, no data. */
export function PwaNotices({ store, status, loaded, reports, page, place }: NoticesProps) {
  const state = useSyncExternalStore(store.subscribe, store.getState);
  const isEmpty =
    !state.unreadable && state.snapshot !== null ? state.snapshot.accounts.length === 0 : !state.unreadable;
  const hasSample = state.snapshot?.accounts.some(({ account }) => account.key === sampleAccount) ?? false;
  const isSampleShown = accountOf(state)?.account.key === sampleAccount;
  return (
    <>
      <UpdateNotice page={page} />
      <PeerNotice status={status} />
      <ConsentNotice status={status} />
      <CutOffNotice status={status} page={page} />
      {hasSample && <SampleNotice isShown={isSampleShown} onRemove={() => removeSample(loaded, reports)} />}
      {isEmpty && <EmptyNotice onSample={() => addSample(loaded, reports, page.Date.now(), place.zone)} />}
    </>
  );
}

function UpdateNotice({ page }: { readonly page: Window & typeof globalThis }) {
  const [apply, setApply] = useState<(() => void) | null>(null);
  useEffect(() => {
    // Loaded after the app has started. It may be missing without a network; then there is no new version either.
    import('./watch-for-update').then(
      ({ watchForUpdate }) => watchForUpdate(page, (ready) => setApply(() => ready)),
      () => undefined,
    );
  }, [page]);
  if (!apply) return null;
  return (
    <output className={styles.notice}>
      <span>A new version is ready. It takes over when you reload.</span>
      <Button onClick={apply}>Reload</Button>
    </output>
  );
}

const behindTexts = {
  app: 'This app is older than the Headroom extension. It shows what both know; reload it to update it.',
  extension: 'The Headroom extension is older than this app. Both work on what they share; update the extension.',
};

function PeerNotice({ status }: { readonly status: StatusStore }) {
  const { peer } = useSyncExternalStore(status.subscribe, status.get);
  return peer?.behind ? <output className={styles.notice}>{behindTexts[peer.behind]}</output> : null;
}

const consentTexts = {
  asked:
    'The Headroom extension is in this browser. Click its button in the toolbar to decide whether this page may show what it saw.',
  refused:
    'The Headroom extension in this browser shares nothing with this page, as you decided. Change that on its Settings page.',
};

function ConsentNotice({ status }: { readonly status: StatusStore }) {
  const { consent } = useSyncExternalStore(status.subscribe, status.get);
  return consent ? <output className={styles.notice}>{consentTexts[consent]}</output> : null;
}

function CutOffNotice({ status, page }: { readonly status: StatusStore; readonly page: Window }) {
  const { cutOffFrom } = useSyncExternalStore(status.subscribe, status.get);
  if (cutOffFrom === null) return null;
  return (
    <output className={styles.notice}>
      <span>
        {cutOffFrom} no longer reaches this phone: the browser ended its subscription. Show a new code there, on its
        Phone page, and scan it here.
      </span>
      <Button
        onClick={() => {
          page.location.hash = '#/phone';
        }}
      >
        Pair again
      </Button>
    </output>
  );
}

function SampleNotice({ isShown, onRemove }: { readonly isShown: boolean; readonly onRemove: () => Promise<void> }) {
  const [isBusy, setBusy] = useState(false);
  return (
    <section className={styles.sample} aria-label="Sample data">
      <span>
        <b>Sample data.</b>{' '}
        {isShown ? 'Nothing on these pages is yours; the month is made up.' : 'A made-up account is among yours.'}
      </span>
      <Button
        disabled={isBusy}
        onClick={() => {
          setBusy(true);
          void onRemove().finally(() => setBusy(false));
        }}
      >
        Remove it
      </Button>
    </section>
  );
}

function EmptyNotice({ onSample }: { readonly onSample: () => Promise<void> }) {
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  return (
    <section className={styles.notice} aria-label="Nothing here yet">
      <span>
        This app shows what the Headroom extension sees: in the same browser by itself, on a phone after pairing (Phone
        page), or from an exported file (Settings).
      </span>
      <Button
        disabled={isBusy}
        onClick={() => {
          setBusy(true);
          void onSample()
            .catch(() => setFailed(true))
            .finally(() => setBusy(false));
        }}
      >
        {isBusy ? 'Making a month …' : 'Try with sample data'}
      </Button>
      {failed && <output>This browser stores nothing here, so there is nowhere to put a sample.</output>}
    </section>
  );
}

async function addSample(
  loaded: NoticesProps['loaded'],
  reports: NoticesProps['reports'],
  now: number,
  zone: string,
): Promise<void> {
  const [{ stateManager }, { sampleData }, { sampleSessions }] = await Promise.all([
    loaded(),
    import('../domain/sample/sample-data'),
    import('../domain/sample/sample-sessions'),
  ]);
  // Reports are an extra: where no worker can be started, the month is shown without them.
  await reports?.addSample(sampleSessions(now, zone), sampleAccount).catch(() => undefined);
  await stateManager.merge(sampleData({ now, zone }));
  await stateManager.apply({ type: 'name', account: sampleAccount, nickname: 'Sample', colour: 6 });
}

async function removeSample(loaded: NoticesProps['loaded'], reports: NoticesProps['reports']): Promise<void> {
  await reports?.forget(sampleAccount).catch(() => undefined);
  const { stateManager } = await loaded();
  await stateManager.apply({ type: 'forget', account: sampleAccount });
}
