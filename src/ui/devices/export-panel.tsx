import { type FormEvent, useState } from 'react';
import type { ShareExport } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Panel } from '../components/panel';
import { Skeleton } from '../components/skeleton';
import { AnimatedQrCode } from './animated-qr-code';
import styles from './devices.module.css';
import { QrCodeImage, type QrCodeShape } from './qr-code-image';
import { StatusLine } from './status-line';
import { useDeviceData, useDevices } from './use-devices';

/** Hand-over: a code for the phone's camera, a link, a film, a file. Nothing to set up, no network. */
export function ExportPanel({ title }: { readonly title: string }) {
  const { value: snapshot } = useDeviceData(({ shareExport }) => shareExport.snapshot());
  return (
    <Panel name={title}>
      {snapshot === undefined ? <Skeleton /> : snapshot ? <Ready {...snapshot} /> : <p>{nothingYet}</p>}
    </Panel>
  );
}

const nothingYet = 'Nothing of yours was seen yet, so there is nothing to hand over. Open the Codex usage page once.';

type Snapshot = NonNullable<Awaited<ReturnType<ShareExport['snapshot']>>>;

function Ready({ link, code }: Snapshot) {
  const phone = useDevices();
  const [said, setSaid] = useState<Outcome | null>(null);
  const [film, setFilm] = useState<(() => QrCodeShape | null) | null>(null);
  const copied = async () => {
    const ok = await phone.copy(link);
    setSaid({ ok, text: ok ? 'Copied. Paste it in Headroom on your phone.' : 'The browser did not allow that.' });
  };
  const toggleFilm = async () => {
    const next = film ? null : await phone.shareExport.animatedQr();
    setFilm(() => next);
  };
  return (
    <div className={styles.beside}>
      {film ? (
        <AnimatedQrCode next={film} label="A film of codes holding 90 days: hold the phone still" />
      ) : code ? (
        <QrCodeImage code={code} label="A code holding what is known now and 30 days: scan it with your phone" />
      ) : null}
      <div className={styles.words}>
        <p>
          {film
            ? 'Open Headroom on your phone, tap Scan and hold it still for a few seconds. 90 days are in this film.'
            : 'Point your phone’s camera at the code. What is left, what is banked and 30 days of history are in it.'}
        </p>
        <p className={styles.quiet}>
          It is all in the picture: no network, no account. Whoever can see your screen can read it too.
        </p>
        <div className={styles.row}>
          <Button onClick={() => void copied()}>Copy as a link</Button>
          {phone.shareLink ? (
            <Button onClick={() => void phone.shareLink?.(link, 'Headroom').then(setSaid)}>Share…</Button>
          ) : null}
          <Button onClick={() => void toggleFilm()}>{film ? 'Back to one code' : 'All 90 days as a film'}</Button>
        </div>
        <SaveFile say={setSaid} />
        <StatusLine outcome={said} />
      </div>
    </div>
  );
}

function SaveFile({ say }: { readonly say: (outcome: Outcome) => void }) {
  const { shareExport } = useDevices();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const passphrase = String(new FormData(event.currentTarget).get('passphrase'));
    setBusy(true);
    say(await shareExport.saveFile(passphrase));
    setBusy(false);
    setOpen(false);
  };
  if (!open) {
    return (
      <div className={styles.row}>
        <Button kind="quiet" onClick={() => setOpen(true)}>
          Save everything as an encrypted file…
        </Button>
      </div>
    );
  }
  return (
    <form className={styles.words} onSubmit={(event) => void save(event)}>
      <label className={styles.field}>
        Passphrase for the file
        <input name="passphrase" type="password" minLength={8} required autoComplete="new-password" />
      </label>
      <p className={styles.quiet}>
        Four or five words are better than eight letters. Nobody can open the file without it.
      </p>
      <div className={styles.row}>
        <Button kind="primary" type="submit" disabled={busy}>
          {busy ? 'Sealing…' : 'Save the file'}
        </Button>
        <Button kind="quiet" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
