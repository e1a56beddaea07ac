import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SamplePorts } from '../engine/ports/sample-ports';
import { Button } from '../ui/components/button';
import { classNames } from '../ui/components/class-names';
import row from '../ui/components/notice-row.module.css';
import { useTranslator } from '../ui/components/reader-context';
import { SampleButton } from '../ui/sample/sample-button';
import type { ScreenStore } from '../ui/screen/screen-store';
import styles from './pwa-notices.module.css';
import type { StatusStore } from './pwa-status';

const notice = classNames(row.row, styles.notice);

interface NoticesProps {
  readonly store: ScreenStore;
  readonly status: StatusStore;
  readonly sample: SamplePorts | undefined;
  readonly page: Window & typeof globalThis;
}

/** Notices above every page of the installed app: a new version, an outdated extension, no data. */
export function PwaNotices({ store, status, sample, page }: NoticesProps) {
  const state = useSyncExternalStore(store.subscribe, store.getState);
  const isEmpty =
    !state.unreadable && state.snapshot !== null ? state.snapshot.accounts.length === 0 : !state.unreadable;
  return (
    <>
      <UpdateNotice page={page} />
      <PeerNotice status={status} />
      <ConsentNotice status={status} />
      <CutOffNotice status={status} page={page} />
      {isEmpty && sample && <EmptyNotice sample={sample} />}
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
    <output className={notice}>
      <span>{t('pwa.update')}</span>
      <Button onClick={apply}>{t('pwa.update.reload')}</Button>
    </output>
  );
}

function PeerNotice({ status }: { readonly status: StatusStore }) {
  const { t } = useTranslator();
  const { peer } = useSyncExternalStore(status.subscribe, status.get);
  return peer?.behind ? <output className={notice}>{t(`pwa.behind.${peer.behind}`)}</output> : null;
}

function ConsentNotice({ status }: { readonly status: StatusStore }) {
  const { t } = useTranslator();
  const { consent } = useSyncExternalStore(status.subscribe, status.get);
  return consent ? <output className={notice}>{t(`pwa.consent.${consent}`)}</output> : null;
}

function CutOffNotice({ status, page }: { readonly status: StatusStore; readonly page: Window }) {
  const { t } = useTranslator();
  const { cutOffFrom } = useSyncExternalStore(status.subscribe, status.get);
  if (cutOffFrom === null) return null;
  return (
    <output className={notice}>
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

function EmptyNotice({ sample }: { readonly sample: SamplePorts }) {
  const { t } = useTranslator();
  return (
    <section className={notice} aria-label={t('pwa.empty')}>
      <span>{t('pwa.empty.text')}</span>
      <SampleButton sample={sample} />
    </section>
  );
}
