import { useState } from 'react';
import { message } from '../../domain/messages/message';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';
import { PairingDigits } from './pairing-digits';
import { QrCodeImage, type QrCodeShape } from './qr-code-image';
import { useCopyLink } from './use-copy-link';
import { useDevices } from './use-devices';

export interface PairingAnswer {
  /** Six digits to compare with those on the computer. */
  readonly digits: string;
  /** The answer as a link. */
  readonly link: string;
  /** The answer as a QR code; missing where it does not fit one. */
  readonly code?: QrCodeShape | null;
  /** When the computer stops taking it. */
  readonly until: number;
}

/** The answer to a pairing code, to be brought back to the computer, and the digits to compare there. */
export function PairingAnswerPanel({ digits, link, code, until }: PairingAnswer) {
  const devices = useDevices();
  const { t } = useTranslator();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const copyLink = useCopyLink(setOutcome);
  return (
    <Panel name={t('devices.answer')} title={t('devices.answer.title')}>
      <div className={styles.columns}>
        {code ? <QrCodeImage code={code} label={t('devices.answer.code')} /> : null}
        <div className={styles.stack}>
          <p>{t('devices.answer.how')}</p>
          <p>
            <T k="devices.answer.until" values={{ at: { node: <Moment at={until} /> } }} />
          </p>
          <div className={styles.row}>
            {devices.shareLink ? (
              <Button
                kind="primary"
                onClick={() => void devices.shareLink?.(link, t('devices.answer.share.title')).then(setOutcome)}
              >
                {t('devices.answer.share')}
              </Button>
            ) : null}
            <Button onClick={() => copyLink(link, message('devices.answer.copied'))}>{t('devices.copyLink')}</Button>
          </div>
          <p>{t('devices.answer.compare')}</p>
          <PairingDigits digits={digits} />
          <p className={styles.secondary}>{t('devices.answer.safe')}</p>
          <OutcomeBox outcome={outcome} />
        </div>
      </div>
    </Panel>
  );
}
