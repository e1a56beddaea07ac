import type { SyncPorts, SyncView } from '../../engine/ports/sync-ports';
import { Button } from '../components/button';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { Skeleton } from '../components/skeleton';
import { useOutcome } from '../components/use-outcome';
import styles from './devices.module.css';
import { FolderChoice } from './folder-choice';
import { OutcomeBox } from './outcome-box';
import { PlaceList } from './place-list';
import { RelayChoice } from './relay-choice';
import { useDeviceData, useDevices } from './use-devices';

/** The full history: where it is kept, how each place is doing, and choosing places. */
export function SyncPanel() {
  const { sync } = useDevices();
  const { t } = useTranslator();
  const { value: view } = useDeviceData(() => sync.view());
  return (
    <Panel name={t('relay.panel')} title={t('relay.panel.title')}>
      <div className={styles.stack}>
        <p>{t('relay.about')}</p>
        {view ? <Content view={view} sync={sync} /> : <Skeleton />}
      </div>
    </Panel>
  );
}

function Content({ view, sync }: { readonly view: SyncView; readonly sync: SyncPorts }) {
  const { t } = useTranslator();
  if (!view.isGroup) return <p>{t('relay.needsGroup')}</p>;
  return (
    <>
      {view.places.length === 0 ? <p>{t('relay.off')}</p> : <State view={view} sync={sync} />}
      <FolderChoice view={view} sync={sync} />
      <RelayChoice view={view} sync={sync} />
    </>
  );
}

/** Whether this device's newest state is safe, each place, and a round at once. */
function State({ view: { places, quorum }, sync }: { readonly view: SyncView; readonly sync: SyncPorts }) {
  const { t } = useTranslator();
  const { outcome, busy, run } = useOutcome();
  const count = places.filter(({ isCurrent }) => isCurrent).length;
  return (
    <>
      <p>{count >= quorum ? t('relay.saved', { count }) : t('relay.notSaved', { count, needed: quorum })}</p>
      <PlaceList places={places} />
      <div className={styles.row}>
        <Button disabled={busy} onClick={() => run(sync.syncNow)}>
          {t(busy ? 'relay.now.busy' : 'relay.now')}
        </Button>
      </div>
      <OutcomeBox outcome={outcome} />
    </>
  );
}
