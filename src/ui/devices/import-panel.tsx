import { useCallback, useState } from 'react';
import type { SharedSnapshot } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { CameraView } from './camera-view';
import styles from './devices.module.css';
import { FileForm, PasteForm, SharedFileForm } from './import-forms';
import { StatusLine } from './status-line';
import { useDevices } from './use-devices';
import { useImport } from './use-import';

interface ImportPanelProps {
  readonly title: string;
  readonly lead: string;
  /** A pairing code was scanned or pasted: its digits. */
  readonly onCode: (code: string) => void;
}

type Mode = 'rest' | 'camera' | 'paste' | 'file';

/** Everything that can be brought here: by camera, clipboard, link or file. */
export function ImportPanel({ title, lead, onCode }: ImportPanelProps) {
  const [mode, setMode] = useState<Mode>('rest');
  const rest = useCallback(() => setMode('rest'), []);
  const { offer, film, file, said, take, settle } = useImport(onCode, rest);
  return (
    <Panel name={title}>
      <div className={styles.words}>
        {offer ? (
          <Offer offer={offer} done={settle} />
        ) : file ? (
          <SharedFileForm file={file} done={settle} />
        ) : (
          <>
            <p>{lead}</p>
            {film === null ? null : <Film share={film} />}
            <Way mode={mode} take={take} settle={settle} />
            <Ways mode={mode} setMode={setMode} take={take} />
          </>
        )}
        <StatusLine outcome={said} />
      </div>
    </Panel>
  );
}

interface WayProps {
  readonly mode: Mode;
  readonly take: (text: string) => Promise<void>;
  readonly settle: (outcome: Outcome | null) => void;
}

function Way({ mode, take, settle }: WayProps) {
  const { scanner } = useDevices().shareImport;
  if (mode === 'camera' && scanner) return <CameraView scanner={scanner} onText={(text) => void take(text)} />;
  if (mode === 'paste') return <PasteForm take={take} />;
  return mode === 'file' ? <FileForm say={settle} /> : null;
}

interface WaysProps extends Pick<WayProps, 'mode' | 'take'> {
  readonly setMode: (mode: Mode) => void;
}

function Ways({ mode, setMode, take }: WaysProps) {
  const phone = useDevices();
  const toggle = (wanted: Mode) => setMode(mode === wanted ? 'rest' : wanted);
  const paste = async () => {
    const text = await phone.paste();
    if (text) await take(text);
    else toggle('paste');
  };
  return (
    <div className={styles.row}>
      {phone.shareImport.scanner ? (
        <Button kind="primary" onClick={() => toggle('camera')}>
          {mode === 'camera' ? 'Stop' : 'Scan'}
        </Button>
      ) : null}
      <Button onClick={() => void paste()}>Paste</Button>
      <Button onClick={() => toggle('file')}>Open a file</Button>
    </div>
  );
}

function Film({ share }: { readonly share: number }) {
  return (
    <label className={styles.field}>
      Reading the film: hold still
      <progress max={1} value={share} />
    </label>
  );
}

function Offer({ offer, done }: { readonly offer: SharedSnapshot; readonly done: (outcome: Outcome | null) => void }) {
  const names = offer.accounts.map(({ nickname }) => nickname).join(', ');
  return (
    <>
      <p>
        <strong>{names || 'A computer'}</strong>, as of <Moment at={offer.takenAt} />: {offer.readings} readings.
      </p>
      <p className={styles.quiet}>
        Keep it only if it comes from your own computer: a code or link can be made by anybody.
      </p>
      <div className={styles.row}>
        <Button kind="primary" onClick={() => void offer.keep().then(done)}>
          Keep it
        </Button>
        <Button onClick={() => done(null)}>Not mine</Button>
      </div>
    </>
  );
}
