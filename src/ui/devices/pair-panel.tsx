import { useCallback, useEffect, useState } from 'react';
import { message } from '../../domain/messages/message';
import type { ComputerSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import type { HostEnd, HostStep } from '../../engine/ports/pairing-steps';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';
import { PairCodeStep } from './pair-code-step';
import { CompareStep, StartStep, WelcomeLinkStep } from './pair-steps';
import type { QrCodeShape } from './qr-code-image';

/** Pairing goes from `start` to `code` to `compare`. `link` follows for a computer, which cannot be sent a push message. */
type Stage =
  | { readonly at: 'start' }
  | { readonly at: 'code'; readonly code: QrCodeShape | null; readonly link: string; readonly until: number }
  | { readonly at: 'compare'; readonly answer: Extract<HostStep, { ok: true }> }
  | { readonly at: 'link'; readonly name: string; readonly link: string };

const start: Stage = { at: 'start' };

interface PairPanelProps {
  readonly computer: ComputerSide;
  /** Whether phones can be paired too: false while the app is at no address a phone can open. */
  readonly withPhones?: boolean;
  /** Called with true while pairing is under way: no other code should be on the screen then. */
  readonly onBusy: (busy: boolean) => void;
}

/** Pairing on the computer's side, step by step. */
export function PairPanel({ computer, withPhones = true, onBusy }: PairPanelProps) {
  const { t } = useTranslator();
  const [stage, setStage] = useState<Stage>(start);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => onBusy(stage.at !== 'start'), [stage, onBusy]);
  const restart = useCallback(
    (result: Outcome | null) => {
      computer.cancel();
      setOutcome(result);
      setStage(start);
    },
    [computer],
  );

  const begin = async () => {
    setOutcome(null);
    // Computers are not pushed to, so linking one needs no permission.
    if (withPhones && !(await computer.allow()))
      return restart({ ok: false, text: message('devices.pair.notAllowed') });
    const { code, link, until } = await computer.begin();
    setStage({ at: 'code', code, link, until });
  };
  const accept = useCallback(
    async (text: string) => {
      const answer = await computer.accept(text);
      setOutcome(answer.ok ? null : answer);
      if (answer.ok) setStage({ at: 'compare', answer });
    },
    [computer],
  );
  const finish = (end: HostEnd) => {
    if (!end.ok) return restart(end);
    if (end.link) return setStage({ at: 'link', name: end.name, link: end.link });
    restart({ ok: true, text: message('devices.pair.done', { name: end.name }) });
  };

  return (
    <Panel name={t(withPhones ? 'devices.pair' : 'devices.pair.computersOnly')}>
      <div className={styles.stack}>
        {stage.at === 'start' ? (
          <StartStep computer={computer} withPhones={withPhones} onBegin={() => void begin()} />
        ) : null}
        {stage.at === 'code' ? (
          <PairCodeStep {...stage} computer={computer} onAnswer={accept} onCancel={restart} />
        ) : null}
        {stage.at === 'compare' ? (
          <CompareStep
            answer={stage.answer}
            onSame={() => void computer.confirm().then(finish)}
            onDifferent={() => restart({ ok: false, text: message('devices.pair.differs') })}
          />
        ) : null}
        {stage.at === 'link' ? <WelcomeLinkStep {...stage} onDone={() => restart(null)} /> : null}
        <OutcomeBox outcome={outcome} />
      </div>
    </Panel>
  );
}
