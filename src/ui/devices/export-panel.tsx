import { type FormEvent, useEffect, useState } from 'react';
import { message } from '../../domain/messages/message';
import type { ShareExport } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { Skeleton } from '../components/skeleton';
import { AnimatedQrCode } from './animated-qr-code';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';
import { QrCodeImage, type QrCodeShape } from './qr-code-image';
import { useCopyLink } from './use-copy-link';
import { useDeviceData, useDevices } from './use-devices';

/** Export to another device without a network: by QR code, link, animated QR code or encrypted file. */
export function ExportPanel({ title }: { readonly title: string }) {
  const { t } = useTranslator();
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
        <p>{t('devices.share.nothing')}</p>
      )}
    </Panel>
  );
}

/** A code is valid for ten minutes. The one on the screen is replaced long before. */
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

type ExportedSnapshot = NonNullable<Awaited<ReturnType<ShareExport['snapshot']>>>;

interface ExportOptionsProps extends ExportedSnapshot {
  readonly withNames: boolean;
  readonly onNames: (withNames: boolean) => void;
}

function ExportOptions({ link, code, opensApp, withNames, onNames }: ExportOptionsProps) {
  const devices = useDevices();
  const { t } = useTranslator();
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
        <AnimatedQrCode next={nextFrame} label={t('devices.share.animated')} />
      ) : code ? (
        <QrCodeImage code={code} label={t('devices.share.code')} />
      ) : null}
      <div className={styles.stack}>
        <p>
          {t(
            nextFrame ? 'devices.share.scanAnimated' : opensApp ? 'devices.share.scan' : 'devices.share.scanInstalled',
          )}
        </p>
        <p className={styles.secondary}>{t('devices.share.privacy')}</p>
        <label className={styles.checkbox}>
          <input type="checkbox" checked={withNames} onChange={({ target }) => onNames(target.checked)} />
          <span>{t('devices.share.withNames')}</span>
        </label>
        <div className={styles.row}>
          <Button onClick={() => copyLink(link, message('devices.share.copied'))}>{t('devices.share.copy')}</Button>
          {devices.shareLink ? (
            <Button onClick={() => void devices.shareLink?.(link, 'Headroom').then(setOutcome)}>
              {t('devices.share.send')}
            </Button>
          ) : null}
          <Button onClick={() => void toggleAnimation()}>
            {t(nextFrame ? 'devices.share.toCode' : 'devices.share.toAnimated')}
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
  const { t } = useTranslator();
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
          {t('devices.share.file')}
        </Button>
      </div>
    );
  }
  return (
    <form className={styles.stack} onSubmit={(event) => void save(event)}>
      <label className={styles.field}>
        {t('devices.share.passphrase')}
        <input name="passphrase" type="password" minLength={8} required autoComplete="new-password" />
      </label>
      <p className={styles.secondary}>{t('devices.share.passphrase.hint')}</p>
      <div className={styles.row}>
        <Button kind="primary" type="submit" disabled={busy}>
          {t(busy ? 'devices.share.saving' : 'devices.share.save')}
        </Button>
        <Button kind="quiet" onClick={() => setOpen(false)}>
          {t('devices.cancel')}
        </Button>
      </div>
    </form>
  );
}
