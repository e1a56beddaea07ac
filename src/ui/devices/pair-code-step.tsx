import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { message } from '../../domain/messages/message';
import type { ComputerSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { useApp } from '../screen/app-context';
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
  const { t } = useTranslator();
  useEffect(() => computer.onAnswer((text) => void onAnswer(text)), [computer, onAnswer]);
  const expire = useCallback(() => onCancel({ ok: false, text: message('devices.pair.expired') }), [onCancel]);
  return (
    <div className={styles.columns}>
      {code ? <QrCodeImage code={code} label={t('devices.pair.code')} /> : null}
      <div className={styles.stack}>
        <ol className={styles.steps}>
          <li>{t('devices.pair.stepOpen')}</li>
          <li>{t('devices.pair.stepScan')}</li>
          <li>{t('devices.pair.stepAnswer')}</li>
        </ol>
        <p className={styles.secondary}>
          <T
            k="devices.pair.goodFor"
            values={{ left: { node: <CountdownTimer until={until} now={ports.clock.now} onEnd={expire} /> } }}
          />
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
  const { t } = useTranslator();
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
          {t('devices.pair.answer')}
          <textarea
            name="answer"
            required
            placeholder={t('devices.pair.answer.example')}
            autoComplete="off"
            spellCheck={false}
          />
        </label>
        <div className={styles.row}>
          <Button kind="primary" type="submit">
            {t('devices.pair.continue')}
          </Button>
          {shareImport.scanner ? (
            <Button onClick={() => setCameraOn(!isCameraOn)}>
              {t(isCameraOn ? 'devices.pair.cameraOff' : 'devices.pair.cameraOn')}
            </Button>
          ) : null}
          <Button kind="quiet" onClick={() => void copy(link)}>
            {t('devices.pair.copyCode')}
          </Button>
          <Button kind="quiet" onClick={onCancel}>
            {t('devices.cancel')}
          </Button>
        </div>
      </form>
    </>
  );
}
