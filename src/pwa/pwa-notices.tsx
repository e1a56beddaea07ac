import { useEffect, useState, useSyncExternalStore } from 'react';
import { sampleAccount } from '../domain/sample/sample-account';
import type { ReportPorts } from '../engine/ports/report-ports';
import { Button } from '../ui/components/button';
import { useTranslator } from '../ui/components/reader-context';
import { T } from '../ui/components/translation';
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
}

/** Notices above every page of the installed app: a new version, an outdated extension, sample data, no data. */
export function PwaNotices({ store, status, loaded, reports, page }: NoticesProps) {
  const { t, place } = useTranslator();
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
      {isEmpty && (
        <EmptyNotice
          onSample={() => addSample(loaded, reports, page.Date.now(), place.zone, t('pwa.sample.account'))}
        />
      )}
    </>
  );
}

function UpdateNotice({ page }: { readonly page: Window & typeof globalThis }) {
  const { t } = useTranslator();
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
      <span>{t('pwa.update')}</span>
      <Button onClick={apply}>{t('pwa.update.reload')}</Button>
    </output>
  );
}

function PeerNotice({ status }: { readonly status: StatusStore }) {
  const { t } = useTranslator();
  const { peer } = useSyncExternalStore(status.subscribe, status.get);
  return peer?.behind ? <output className={styles.notice}>{t(`pwa.behind.${peer.behind}`)}</output> : null;
}

function ConsentNotice({ status }: { readonly status: StatusStore }) {
  const { t } = useTranslator();
  const { consent } = useSyncExternalStore(status.subscribe, status.get);
  return consent ? <output className={styles.notice}>{t(`pwa.consent.${consent}`)}</output> : null;
}

function CutOffNotice({ status, page }: { readonly status: StatusStore; readonly page: Window }) {
  const { t } = useTranslator();
  const { cutOffFrom } = useSyncExternalStore(status.subscribe, status.get);
  if (cutOffFrom === null) return null;
  return (
    <output className={styles.notice}>
      <span>{t('pwa.cutOff', { name: cutOffFrom })}</span>
      <Button
        onClick={() => {
          page.location.hash = '#/devices';
        }}
      >
        {t('pwa.cutOff.pair')}
      </Button>
    </output>
  );
}

function SampleNotice({ isShown, onRemove }: { readonly isShown: boolean; readonly onRemove: () => Promise<void> }) {
  const { t } = useTranslator();
  const [isBusy, setBusy] = useState(false);
  return (
    <section className={styles.sample} aria-label={t('pwa.sample')}>
      <span>
        <T k={isShown ? 'pwa.sample.shown' : 'pwa.sample.other'} values={{ b: (children) => <b>{children}</b> }} />
      </span>
      <Button
        disabled={isBusy}
        onClick={() => {
          setBusy(true);
          void onRemove().finally(() => setBusy(false));
        }}
      >
        {t('pwa.sample.remove')}
      </Button>
    </section>
  );
}

function EmptyNotice({ onSample }: { readonly onSample: () => Promise<void> }) {
  const { t } = useTranslator();
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  return (
    <section className={styles.notice} aria-label={t('pwa.empty')}>
      <span>{t('pwa.empty.text')}</span>
      <Button
        disabled={isBusy}
        onClick={() => {
          setBusy(true);
          void onSample()
            .catch(() => setFailed(true))
            .finally(() => setBusy(false));
        }}
      >
        {t(isBusy ? 'pwa.empty.making' : 'pwa.empty.try')}
      </Button>
      {failed && <output>{t('pwa.empty.failed')}</output>}
    </section>
  );
}

async function addSample(
  loaded: NoticesProps['loaded'],
  reports: NoticesProps['reports'],
  now: number,
  zone: string,
  nickname: string,
): Promise<void> {
  const [{ stateManager }, { sampleData }, { sampleSessions }] = await Promise.all([
    loaded(),
    import('../domain/sample/sample-data'),
    import('../domain/sample/sample-sessions'),
  ]);
  // Reports are an extra: where no worker can be started, the month is shown without them.
  await reports?.addSample(sampleSessions(now, zone), sampleAccount).catch(() => undefined);
  await stateManager.merge(sampleData({ now, zone }));
  await stateManager.apply({ type: 'name', account: sampleAccount, nickname, colour: 6 });
}

async function removeSample(loaded: NoticesProps['loaded'], reports: NoticesProps['reports']): Promise<void> {
  await reports?.forget(sampleAccount).catch(() => undefined);
  const { stateManager } = await loaded();
  await stateManager.apply({ type: 'forget', account: sampleAccount });
}
