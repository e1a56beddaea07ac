import type { SyncPorts, SyncView } from '../../engine/ports/sync-ports';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import { useOutcome } from '../components/use-outcome';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';

interface FolderChoiceProps {
  readonly view: SyncView;
  readonly sync: SyncPorts;
}

/** Choosing a folder that another program carries to the other devices. */
export function FolderChoice({ view, sync }: FolderChoiceProps) {
  const { t } = useTranslator();
  const { outcome, busy, run } = useOutcome();
  const isChosen = view.places.some(({ transport }) => transport === 'folder');
  const { chooseFolder } = sync;
  return (
    <section aria-label={t('relay.folder')} className={styles.stack}>
      <h3>{t('relay.folder')}</h3>
      <p className={styles.secondary}>{t('relay.folder.about')}</p>
      {isChosen ? (
        <div className={styles.row}>
          <Button kind="quiet" onClick={() => void sync.leaveFolder()}>
            {t('relay.folder.leave')}
          </Button>
        </div>
      ) : chooseFolder ? (
        <div className={styles.row}>
          <Button disabled={busy} onClick={() => run(chooseFolder)}>
            {t('relay.folder.choose')}
          </Button>
        </div>
      ) : (
        <p className={styles.secondary}>{t('relay.folder.unsupported')}</p>
      )}
      <OutcomeBox outcome={outcome} />
    </section>
  );
}
