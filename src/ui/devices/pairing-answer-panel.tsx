import { useState } from 'react';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
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
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const copyLink = useCopyLink(setOutcome);
  return (
    <Panel name="Answer" title="Bring this answer to the computer">
      <div className={styles.columns}>
        {code ? <QrCodeImage code={code} label="Answer: show it to the computer’s camera" /> : null}
        <div className={styles.stack}>
          <p>Show this code to the computer’s camera, or send yourself the link and paste it there.</p>
          <p>
            The computer takes it until <Moment at={until} />. After that, show a new code there and scan it.
          </p>
          <div className={styles.row}>
            {devices.shareLink ? (
              <Button
                kind="primary"
                onClick={() => void devices.shareLink?.(link, 'Headroom pairing').then(setOutcome)}
              >
                Send the link…
              </Button>
            ) : null}
            <Button onClick={() => copyLink(link, 'Copied. Paste it on the computer, under the code.')}>
              Copy the link
            </Button>
          </div>
          <p>Then the computer shows a number. It must be this one:</p>
          <PairingDigits digits={digits} />
          <p className={styles.secondary}>
            The link is sealed: it may travel by chat or mail. If the numbers differ, say so on the computer.
          </p>
          <OutcomeBox outcome={outcome} />
        </div>
      </div>
    </Panel>
  );
}
