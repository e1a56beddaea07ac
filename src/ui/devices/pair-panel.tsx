import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { ComputerSide, HostEnd, HostStep } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Panel } from '../components/panel';
import { useApp } from '../shell/app-context';
import { CameraView } from './camera-view';
import { CountdownTimer } from './countdown-timer';
import styles from './devices.module.css';
import { PairingDigits } from './pairing-digits';
import { QrCodeImage, type QrCodeShape } from './qr-code-image';
import { StatusLine } from './status-line';
import { useDevices } from './use-devices';

type Stage =
  | { readonly at: 'start' }
  | { readonly at: 'code'; readonly code: QrCodeShape | null; readonly link: string; readonly until: number }
  | { readonly at: 'compare'; readonly step: Extract<HostStep, { ok: true }> }
  | { readonly at: 'link'; readonly name: string; readonly link: string };

interface PairPanelProps {
  readonly computer: ComputerSide;
  /** While a pairing code is on the screen no other code should be. */
  readonly onBusy: (busy: boolean) => void;
}

/** The computer's side of pairing, step by step. */
export function PairPanel({ computer, onBusy }: PairPanelProps) {
  const [stage, setStage] = useState<Stage>({ at: 'start' });
  const [said, setSaid] = useState<Outcome | null>(null);
  useEffect(() => onBusy(stage.at !== 'start'), [stage, onBusy]);
  const restart = useCallback(
    (outcome: Outcome | null) => {
      computer.cancel();
      setSaid(outcome);
      setStage({ at: 'start' });
    },
    [computer],
  );

  const begin = async () => {
    setSaid(null);
    if (!(await computer.allow())) return restart({ ok: false, text: notAllowed });
    const { code, link, until } = await computer.begin();
    setStage({ at: 'code', code, link, until });
  };
  const accept = useCallback(
    async (text: string) => {
      const step = await computer.accept(text);
      setSaid(step.ok ? null : step);
      if (step.ok) setStage({ at: 'compare', step });
    },
    [computer],
  );
  const ended = (end: HostEnd) => {
    if (!end.ok) return restart(end);
    if (end.link) return setStage({ at: 'link', name: end.name, link: end.link });
    restart({ ok: true, text: `${end.name} is paired. Its first push is on the way.` });
  };

  return (
    <Panel name="Keep your phone up to date" title="Keep your phone up to date">
      <div className={styles.words}>
        {stage.at === 'start' ? <Start begin={begin} /> : null}
        {stage.at === 'code' ? <ShowCode {...stage} computer={computer} accept={accept} restart={restart} /> : null}
        {stage.at === 'compare' ? (
          <Compare
            step={stage.step}
            same={() => void computer.confirm().then(ended)}
            different={() => restart({ ok: false, text: differed })}
          />
        ) : null}
        {stage.at === 'link' ? <WelcomeLink {...stage} done={() => restart(null)} /> : null}
        <StatusLine outcome={said} />
      </div>
    </Panel>
  );
}

const notAllowed =
  'Without reaching the push services nothing can be sent to a phone. Codes, links and files work all the same.';
const differed =
  'Different numbers mean that somebody else answered. Nothing was shared. Show a new code where nobody films the screen.';

function Start({ begin }: { readonly begin: () => Promise<void> }) {
  return (
    <>
      <p>
        Pair once, and this computer sends your phone an encrypted message whenever something changes: straight to the
        phone’s own push service, with no server of ours in between.
      </p>
      <p className={styles.quiet}>
        Your browser will ask to let Headroom reach the push services of Google, Mozilla, Apple and Microsoft. They
        learn that a message of 4 KB went to your phone, and when; never what it says.
      </p>
      <div className={styles.row}>
        <Button kind="primary" onClick={() => void begin()}>
          Add a phone or computer
        </Button>
      </div>
    </>
  );
}

interface ShowCodeProps extends Extract<Stage, { at: 'code' }> {
  readonly computer: ComputerSide;
  readonly accept: (text: string) => Promise<void>;
  readonly restart: (outcome: Outcome | null) => void;
}

function ShowCode({ code, link, until, computer, accept, restart }: ShowCodeProps) {
  const { ports } = useApp();
  const phone = useDevices();
  const [filming, setFilming] = useState(false);
  useEffect(() => computer.onAnswer((text) => void accept(text)), [computer, accept]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void accept(String(new FormData(event.currentTarget).get('answer')));
  };
  const expired = useCallback(() => restart({ ok: false, text: 'The code has expired. Show a new one.' }), [restart]);
  return (
    <div className={styles.beside}>
      {code ? <QrCodeImage code={code} label="Pairing code: scan it with Headroom on your phone" /> : null}
      <div className={styles.words}>
        <ol className={styles.steps}>
          <li>On the phone, open Headroom (on an iPhone: from its Home Screen icon) and tap Scan.</li>
          <li>Point it at this code and allow notifications.</li>
          <li>
            Bring its answer back: show its code to this computer’s camera, or send yourself the link and paste it.
          </li>
        </ol>
        <p className={styles.quiet}>
          Good for <CountdownTimer until={until} now={ports.clock.now} onEnd={expired} /> and one device. The key to
          your data is not in it.
        </p>
        {filming && phone.shareImport.scanner ? (
          <CameraView scanner={phone.shareImport.scanner} onText={(text) => void accept(text)} />
        ) : null}
        <form className={styles.words} onSubmit={submit}>
          <label className={styles.field}>
            The phone’s answer
            <textarea name="answer" required placeholder="https://…#r=…" autoComplete="off" spellCheck={false} />
          </label>
          <div className={styles.row}>
            <Button kind="primary" type="submit">
              Continue
            </Button>
            {phone.shareImport.scanner ? (
              <Button onClick={() => setFilming(!filming)}>{filming ? 'Stop the camera' : 'Use the camera'}</Button>
            ) : null}
            <Button kind="quiet" onClick={() => void phone.copy(link)}>
              Copy the code as a link
            </Button>
            <Button kind="quiet" onClick={() => restart(null)}>
              Cancel
            </Button>
          </div>
        </form>
      </div>
    </div>
  );
}

interface CompareProps {
  readonly step: Extract<HostStep, { ok: true }>;
  readonly same: () => void;
  readonly different: () => void;
}

function Compare({ step, same, different }: CompareProps) {
  const [busy, setBusy] = useState(false);
  return (
    <>
      <p>
        <strong>{step.name}</strong> answered. Does it show this number?
      </p>
      <PairingDigits digits={step.digits} />
      <div className={styles.row}>
        <Button
          kind="primary"
          disabled={busy}
          onClick={() => {
            setBusy(true);
            same();
          }}
        >
          Same number
        </Button>
        <Button kind="danger" onClick={different}>
          Different
        </Button>
      </div>
    </>
  );
}

interface WelcomeLinkProps {
  readonly name: string;
  readonly link: string;
  readonly done: () => void;
}

function WelcomeLink({ name, link, done }: WelcomeLinkProps) {
  const phone = useDevices();
  const [said, setSaid] = useState<Outcome | null>(null);
  const copy = async () => {
    const ok = await phone.copy(link);
    setSaid({
      ok,
      text: ok ? `Copied. Paste it on ${name}, under "From another device".` : 'The browser did not allow that.',
    });
  };
  return (
    <>
      <p>
        One more step: bring this link to <strong>{name}</strong>. Only it can open it.
      </p>
      <div className={styles.row}>
        <Button kind="primary" onClick={() => void copy()}>
          Copy the link
        </Button>
        <Button onClick={done}>Done</Button>
      </div>
      <StatusLine outcome={said} />
    </>
  );
}
