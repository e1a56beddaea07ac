import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { ComputerSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { useApp } from '../shell/app-context';
import { CameraView } from './camera-view';
import { CountdownTimer } from './countdown-timer';
import styles from './devices.module.css';
import { QrCodeImage, type QrCodeShape } from './qr-code-image';
import { useDevices } from './use-devices';

interface PairCodeStepProps {
  /** Null where the browser cannot draw it; the link holds the same. */
  readonly code: QrCodeShape | null;
  readonly link: string;
  /** When the code expires, in epoch milliseconds. */
  readonly until: number;
  readonly computer: ComputerSide;
  /** The other device's answer: scanned, pasted, or opened as a link in this browser. */
  readonly onAnswer: (text: string) => Promise<void>;
  readonly onCancel: (outcome: Outcome | null) => void;
}

/** Shows the pairing code and takes the other device's answer. */
export function PairCodeStep({ code, link, until, computer, onAnswer, onCancel }: PairCodeStepProps) {
  const { ports } = useApp();
  useEffect(() => computer.onAnswer((text) => void onAnswer(text)), [computer, onAnswer]);
  const expire = useCallback(() => onCancel({ ok: false, text: 'The code has expired. Show a new one.' }), [onCancel]);
  return (
    <div className={styles.columns}>
      {code ? <QrCodeImage code={code} label="Pairing code: scan it with Headroom on your phone" /> : null}
      <div className={styles.stack}>
        <ol className={styles.steps}>
          <li>On the phone, open Headroom (on an iPhone: from its Home Screen icon) and tap Scan.</li>
          <li>Point it at this code and allow notifications.</li>
          <li>
            Bring its answer back: show its code to this computer’s camera, or send yourself the link and paste it.
          </li>
        </ol>
        <p className={styles.secondary}>
          Good for <CountdownTimer until={until} now={ports.clock.now} onEnd={expire} /> and one device. The key to your
          data is not in it.
        </p>
        <AnswerForm link={link} onAnswer={onAnswer} onCancel={() => onCancel(null)} />
      </div>
    </div>
  );
}

interface AnswerFormProps extends Pick<PairCodeStepProps, 'link' | 'onAnswer'> {
  readonly onCancel: () => void;
}

function AnswerForm({ link, onAnswer, onCancel }: AnswerFormProps) {
  const { copy, shareImport } = useDevices();
  const [isCameraOn, setCameraOn] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void onAnswer(String(new FormData(event.currentTarget).get('answer')));
  };
  return (
    <>
      {isCameraOn && shareImport.scanner ? (
        <CameraView scanner={shareImport.scanner} onText={(text) => void onAnswer(text)} />
      ) : null}
      <form className={styles.stack} onSubmit={submit}>
        <label className={styles.field}>
          The phone’s answer
          <textarea name="answer" required placeholder="https://…#r=…" autoComplete="off" spellCheck={false} />
        </label>
        <div className={styles.row}>
          <Button kind="primary" type="submit">
            Continue
          </Button>
          {shareImport.scanner ? (
            <Button onClick={() => setCameraOn(!isCameraOn)}>
              {isCameraOn ? 'Stop the camera' : 'Use the camera'}
            </Button>
          ) : null}
          <Button kind="quiet" onClick={() => void copy(link)}>
            Copy the code as a link
          </Button>
          <Button kind="quiet" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </form>
    </>
  );
}
