import { useState } from 'react';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Panel } from '../components/panel';
import styles from './devices.module.css';
import { PairingDigits } from './pairing-digits';
import { QrCodeImage, type QrCodeShape } from './qr-code-image';
import { StatusLine } from './status-line';
import { useDevices } from './use-devices';

export interface PairingAnswer {
  readonly digits: string;
  readonly link: string;
  readonly code?: QrCodeShape | null;
}

/** The answer to a pairing code, on its way back to the computer, and the digits to compare. */
export function PairingAnswerPanel({ digits, link, code }: PairingAnswer) {
  const phone = useDevices();
  const [said, setSaid] = useState<Outcome | null>(null);
  const copied = async () => {
    const ok = await phone.copy(link);
    setSaid({ ok, text: ok ? 'Copied. Paste it on the computer, under the code.' : 'The browser did not allow that.' });
  };
  return (
    <Panel name="Answer" title="Bring this answer to the computer">
      <div className={styles.beside}>
        {code ? <QrCodeImage code={code} label="Answer: show it to the computer’s camera" /> : null}
        <div className={styles.words}>
          <p>Show this code to the computer’s camera, or send yourself the link and paste it there.</p>
          <div className={styles.row}>
            {phone.shareLink ? (
              <Button kind="primary" onClick={() => void phone.shareLink?.(link, 'Headroom pairing').then(setSaid)}>
                Send the link…
              </Button>
            ) : null}
            <Button onClick={() => void copied()}>Copy the link</Button>
          </div>
          <p>Then the computer shows a number. It must be this one:</p>
          <PairingDigits digits={digits} />
          <p className={styles.quiet}>
            The link is sealed: it may travel by chat or mail. If the numbers differ, say so on the computer.
          </p>
          <StatusLine outcome={said} />
        </div>
      </div>
    </Panel>
  );
}
