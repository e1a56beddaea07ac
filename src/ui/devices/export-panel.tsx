import { type FormEvent, useEffect, useState } from 'react';
import type { ShareExport } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Panel } from '../components/panel';
import { Skeleton } from '../components/skeleton';
import { AnimatedQrCode } from './animated-qr-code';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';
import { QrCodeImage, type QrCodeShape } from './qr-code-image';
import { useCopyLink } from './use-copy-link';
import { useDeviceData, useDevices } from './use-devices';

/** Export to another device without a network: by QR code, link, animated QR code or encrypted file. */
export function ExportPanel({ title }: { readonly title: string }) {
  const [withNames, setWithNames] = useState(false);
  const round = useRounds(freshMs);
  const { value: snapshot } = useDeviceData(
    ({ shareExport }) => shareExport.snapshot(withNames),
    `${withNames}/${round}`,
  );
  return (
    <Panel name={title}>
      {snapshot === undefined ? (
        <Skeleton />
      ) : snapshot ? (
        <ExportOptions {...snapshot} withNames={withNames} onNames={setWithNames} />
      ) : (
        <p>{noData}</p>
      )}
    </Panel>
  );
}

/** A code is read for ten minutes. The one on the screen is made anew long before. */
const freshMs = 4 * 60_000;

/** Counts up once in `ms`. */
function useRounds(ms: number): number {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setRound((count) => count + 1), ms);
    return () => clearInterval(timer);
  }, [ms]);
  return round;
}

const scanFirst =
  'In Headroom on your phone, tap Scan and point it at the code. The phone’s camera app can open it too. What is left, what is banked and 30 days of history are in it.';
const scanInstalled =
  'Is Headroom on your phone already? Open it there, tap Scan and point it at the code: the camera app cannot open this one. What is left, what is banked and 30 days of history are in it.';
const copiedText =
  'Copied. The link holds the figures: send it to nobody but yourself. Paste it in Headroom on your phone within ten minutes.';
const noData = 'Nothing of yours was seen yet, so there is nothing to hand over. Open the Codex usage page once.';

type ExportedSnapshot = NonNullable<Awaited<ReturnType<ShareExport['snapshot']>>>;

interface ExportOptionsProps extends ExportedSnapshot {
  readonly withNames: boolean;
  readonly onNames: (withNames: boolean) => void;
}

function ExportOptions({ link, code, opensApp, withNames, onNames }: ExportOptionsProps) {
  const devices = useDevices();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [nextFrame, setNextFrame] = useState<(() => QrCodeShape | null) | null>(null);
  const copyLink = useCopyLink(setOutcome);
  const toggleAnimation = async () => {
    const next = nextFrame ? null : await devices.shareExport.animatedQr();
    setNextFrame(() => next);
  };
  return (
    <div className={styles.columns}>
      {nextFrame ? (
        <AnimatedQrCode next={nextFrame} label="A film of codes holding 90 days: hold the phone still" />
      ) : code ? (
        <QrCodeImage code={code} label="A code holding what is known now and 30 days: scan it with your phone" />
      ) : null}
      <div className={styles.stack}>
        <p>
          {nextFrame
            ? 'Open Headroom on your phone, tap Scan and hold it still for a few seconds. 90 days are in this film.'
            : opensApp
              ? scanFirst
              : scanInstalled}
        </p>
        <p className={styles.secondary}>
          It is all in the picture: no network, no account. Whoever can see your screen can read it too. A link holds
          the same figures, unencrypted, and stays in the history of the browser that opens it. Both work for ten
          minutes.
        </p>
        <label className={styles.checkbox}>
          <input type="checkbox" checked={withNames} onChange={({ target }) => onNames(target.checked)} />
          <span>With the names of your accounts</span>
        </label>
        <div className={styles.row}>
          <Button onClick={() => copyLink(link, copiedText)}>Copy as a link</Button>
          {devices.shareLink ? (
            <Button onClick={() => void devices.shareLink?.(link, 'Headroom').then(setOutcome)}>Share…</Button>
          ) : null}
          <Button onClick={() => void toggleAnimation()}>
            {nextFrame ? 'Back to one code' : 'All 90 days as a film'}
          </Button>
        </div>
        <SaveFile onSaved={setOutcome} />
        <OutcomeBox outcome={outcome} />
      </div>
    </div>
  );
}

/** Asks for a passphrase and saves everything as an encrypted file. */
function SaveFile({ onSaved }: { readonly onSaved: (outcome: Outcome) => void }) {
  const { shareExport } = useDevices();
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const passphrase = String(new FormData(event.currentTarget).get('passphrase'));
    setBusy(true);
    onSaved(await shareExport.saveFile(passphrase));
    setBusy(false);
    setOpen(false);
  };
  if (!isOpen) {
    return (
      <div className={styles.row}>
        <Button kind="quiet" onClick={() => setOpen(true)}>
          Save everything as an encrypted file…
        </Button>
      </div>
    );
  }
  return (
    <form className={styles.stack} onSubmit={(event) => void save(event)}>
      <label className={styles.field}>
        Passphrase for the file
        <input name="passphrase" type="password" minLength={8} required autoComplete="new-password" />
      </label>
      <p className={styles.secondary}>
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
