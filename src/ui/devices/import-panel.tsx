import { useCallback, useState } from 'react';
import { itemsOf } from '../../domain/messages/message';
import type { SharedSnapshot } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { CameraView } from './camera-view';
import styles from './devices.module.css';
import { FileForm, PasteForm, SharedFileForm } from './import-forms';
import { OutcomeBox } from './outcome-box';
import { strong } from './strong';
import { useDevices } from './use-devices';
import { useImport } from './use-import';

interface ImportPanelProps {
  readonly title: string;
  readonly lead: string;
  /** A pairing code was scanned or pasted: its digits. */
  readonly onCode: (code: string) => void;
}

/** What the panel shows below its text: nothing, the camera, or one of the forms. */
type ImportMode = 'none' | 'camera' | 'paste' | 'file';

/** Import from another device: by camera, clipboard, link or file. */
export function ImportPanel({ title, lead, onCode }: ImportPanelProps) {
  const [mode, setMode] = useState<ImportMode>('none');
  const closeInput = useCallback(() => setMode('none'), []);
  const { snapshot, scannedShare, file, outcome, importText, finish } = useImport(onCode, closeInput);
  return (
    <Panel name={title}>
      <div className={styles.stack}>
        {snapshot ? (
          <ConfirmSnapshot snapshot={snapshot} onDone={finish} />
        ) : file ? (
          <SharedFileForm file={file} onDone={finish} />
        ) : (
          <>
            <p>{lead}</p>
            {scannedShare === null ? null : <ScanProgress share={scannedShare} />}
            <ImportInput mode={mode} importText={importText} onDone={finish} />
            <ImportButtons mode={mode} setMode={setMode} importText={importText} />
          </>
        )}
        <OutcomeBox outcome={outcome} />
      </div>
    </Panel>
  );
}

interface ImportInputProps {
  readonly mode: ImportMode;
  readonly importText: (text: string) => Promise<void>;
  readonly onDone: (outcome: Outcome | null) => void;
}

function ImportInput({ mode, importText, onDone }: ImportInputProps) {
  const { scanner } = useDevices().shareImport;
  if (mode === 'camera' && scanner) return <CameraView scanner={scanner} onText={(text) => void importText(text)} />;
  if (mode === 'paste') return <PasteForm importText={importText} />;
  return mode === 'file' ? <FileForm onDone={onDone} /> : null;
}

interface ImportButtonsProps extends Pick<ImportInputProps, 'mode' | 'importText'> {
  readonly setMode: (mode: ImportMode) => void;
}

function ImportButtons({ mode, setMode, importText }: ImportButtonsProps) {
  const { paste, shareImport } = useDevices();
  const { t } = useTranslator();
  const toggle = (wanted: ImportMode) => setMode(mode === wanted ? 'none' : wanted);
  const importClipboard = async () => {
    const text = await paste();
    if (text) await importText(text);
    else toggle('paste');
  };
  return (
    <div className={styles.row}>
      {shareImport.scanner ? (
        <Button kind="primary" onClick={() => toggle('camera')}>
          {t(mode === 'camera' ? 'devices.take.stop' : 'devices.take.scan')}
        </Button>
      ) : null}
      <Button onClick={() => void importClipboard()}>{t('devices.take.paste')}</Button>
      <Button onClick={() => toggle('file')}>{t('devices.take.openFile')}</Button>
    </div>
  );
}

/** How much of an animated QR code has been read, 0–1. */
function ScanProgress({ share }: { readonly share: number }) {
  const { t } = useTranslator();
  return (
    <label className={styles.field}>
      {t('devices.take.scanning')}
      <progress max={1} value={share} />
    </label>
  );
}

interface ConfirmSnapshotProps {
  readonly snapshot: SharedSnapshot;
  readonly onDone: (outcome: Outcome | null) => void;
}

/** Asks before an unencrypted snapshot is stored, because anybody can make one. */
function ConfirmSnapshot({ snapshot, onDone }: ConfirmSnapshotProps) {
  const { t } = useTranslator();
  const names = snapshot.accounts.map(({ nickname }) => nickname).filter((nickname) => nickname !== '');
  const values = { at: { node: <Moment at={snapshot.takenAt} /> }, count: snapshot.readings, b: strong };
  return (
    <>
      <p>
        {names.length === 0 ? (
          <T k="devices.take.foundUnnamed" values={values} />
        ) : (
          <T k="devices.take.found" values={{ ...values, names: itemsOf(names) }} />
        )}
      </p>
      <p className={styles.secondary}>{t('devices.take.warning')}</p>
      <div className={styles.row}>
        <Button kind="primary" onClick={() => void snapshot.keep().then(onDone)}>
          {t('devices.take.keep')}
        </Button>
        <Button onClick={() => onDone(null)}>{t('devices.take.notMine')}</Button>
      </div>
    </>
  );
}
