// The short steps of pairing on the computer: before the code is shown, and after the answer has come.
import { useState } from 'react';
import type { ComputerSide, HostStep } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';
import { OwnNameField } from './own-name-field';
import { PairingDigits } from './pairing-digits';
import { useCopyLink } from './use-copy-link';

interface StartStepProps {
  readonly computer: ComputerSide;
  readonly withPhones: boolean;
  readonly onBegin: () => void;
}

/** Explains pairing and the permission that the browser is about to ask for, and asks for this computer's name. */
export function StartStep({ computer, withPhones, onBegin }: StartStepProps) {
  const nameField = <OwnNameField device={computer} label="Name of this computer, for your other devices" />;
  if (!withPhones) {
    return (
      <>
        <p>
          Another computer with Headroom can share the names of your accounts, and later your phones, with this one.
        </p>
        {nameField}
        <div className={styles.row}>
          <Button onClick={onBegin}>Add a computer</Button>
        </div>
      </>
    );
  }
  return (
    <>
      <p>
        Pair once, and this computer sends your phone an encrypted message whenever something changes: straight to the
        phone’s own push service, with no server of ours in between.
      </p>
      <p className={styles.secondary}>
        Your browser will ask to let Headroom reach the push services of Google, Mozilla, Apple and Microsoft. They
        learn that a message of 4 KB went to your phone, and when; never what it says.
      </p>
      {nameField}
      <div className={styles.row}>
        <Button kind="primary" onClick={onBegin}>
          Add a phone or computer
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
  const [isBusy, setBusy] = useState(false);
  const confirm = () => {
    setBusy(true);
    onSame();
  };
  return (
    <>
      <p>
        <strong>{answer.name}</strong> answered. Does it show this number?
      </p>
      <PairingDigits digits={answer.digits} />
      <div className={styles.row}>
        <Button kind="primary" disabled={isBusy} onClick={confirm}>
          Same number
        </Button>
        <Button kind="danger" onClick={onDifferent}>
          Different
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
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const copyLink = useCopyLink(setOutcome);
  return (
    <>
      <p>
        One more step: bring this link to <strong>{name}</strong>. Only it can open it.
      </p>
      <div className={styles.row}>
        <Button
          kind="primary"
          onClick={() => copyLink(link, `Copied. Paste it on ${name}, under "From another device".`)}
        >
          Copy the link
        </Button>
        <Button onClick={onDone}>Done</Button>
      </div>
      <OutcomeBox outcome={outcome} />
    </>
  );
}
