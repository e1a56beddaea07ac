// The short steps of pairing on the computer: before the code is shown, and after the answer has come.
import { useState } from 'react';
import { message } from '../../domain/messages/message';
import type { ComputerSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import type { HostStep } from '../../engine/ports/pairing-steps';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';
import { OwnNameField } from './own-name-field';
import { PairingDigits } from './pairing-digits';
import { strong } from './strong';
import { useCopyLink } from './use-copy-link';

interface StartStepProps {
  readonly computer: ComputerSide;
  readonly withPhones: boolean;
  readonly onBegin: () => void;
}

/** Explains pairing and the permission that the browser is about to ask for, and asks for this computer's name. */
export function StartStep({ computer, withPhones, onBegin }: StartStepProps) {
  const { t } = useTranslator();
  const nameField = <OwnNameField device={computer} label={t('devices.pair.ownName')} />;
  if (!withPhones) {
    return (
      <>
        <p>{t('devices.pair.computersOnly.about')}</p>
        {nameField}
        <div className={styles.row}>
          <Button onClick={onBegin}>{t('devices.pair.computersOnly.begin')}</Button>
        </div>
      </>
    );
  }
  return (
    <>
      <p>{t('devices.pair.about')}</p>
      <p className={styles.secondary}>{t('devices.pair.permission')}</p>
      {nameField}
      <div className={styles.row}>
        <Button kind="primary" onClick={onBegin}>
          {t('devices.pair.begin')}
        </Button>
      </div>
    </>
  );
}

interface CompareStepProps {
  readonly answer: Extract<HostStep, { ok: true }>;
  readonly onSame: () => void;
  readonly onDifferent: () => void;
}

/** Asks whether both devices show the same digits. Nothing is shared before. */
export function CompareStep({ answer, onSame, onDifferent }: CompareStepProps) {
  const { t } = useTranslator();
  const [isBusy, setBusy] = useState(false);
  const confirm = () => {
    setBusy(true);
    onSame();
  };
  return (
    <>
      <p>
        <T k="devices.pair.compare" values={{ name: answer.name, b: strong }} />
      </p>
      <PairingDigits digits={answer.digits} />
      <div className={styles.row}>
        <Button kind="primary" disabled={isBusy} onClick={confirm}>
          {t('devices.pair.same')}
        </Button>
        <Button kind="danger" onClick={onDifferent}>
          {t('devices.pair.different')}
        </Button>
      </div>
    </>
  );
}

interface WelcomeLinkStepProps {
  readonly name: string;
  /** Holds the group's key, encrypted for the paired computer. */
  readonly link: string;
  readonly onDone: () => void;
}

/** Hands over the link that a paired computer needs. */
export function WelcomeLinkStep({ name, link, onDone }: WelcomeLinkStepProps) {
  const { t } = useTranslator();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const copyLink = useCopyLink(setOutcome);
  return (
    <>
      <p>
        <T k="devices.pair.bringLink" values={{ name, b: strong }} />
      </p>
      <div className={styles.row}>
        <Button kind="primary" onClick={() => copyLink(link, message('devices.pair.linkCopied', { name }))}>
          {t('devices.copyLink')}
        </Button>
        <Button onClick={onDone}>{t('devices.pair.close')}</Button>
      </div>
      <OutcomeBox outcome={outcome} />
    </>
  );
}
