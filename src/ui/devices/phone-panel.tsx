import { useState } from 'react';
import type { GroupMembership, PhoneSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { silenceTexts } from '../../i18n/silence-texts';
import { Button } from '../components/button';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { Tag } from '../components/tag';
import styles from './devices.module.css';
import { ImportPanel } from './import-panel';
import { OutcomeBox } from './outcome-box';
import { OwnNameField } from './own-name-field';
import { PairingAnswerPanel } from './pairing-answer-panel';
import { useDeviceData } from './use-devices';

/** The phone's side: import from a computer, answer its pairing code, and see whether push messages arrive. */
export function PhonePanel({ phone }: { readonly phone: PhoneSide }) {
  const [code, setCode] = useState<string | null>(null);
  const { value: waitingAnswer } = useDeviceData(() => phone.waiting());
  const { value: membership } = useDeviceData(() => phone.membership());
  return (
    <>
      {phone.appMode === 'ios-tab' ? <IosTabNotice /> : null}
      {code ? <AnswerCodePanel code={code} phone={phone} onDone={() => setCode(null)} /> : null}
      {waitingAnswer && !code ? <PairingAnswerPanel {...waitingAnswer} /> : null}
      <ImportPanel
        title="From your computer"
        lead="On the computer, open Headroom’s Phone page. Scan the code it shows, or paste the link you sent yourself."
        onCode={setCode}
      />
      {membership ? <MembershipPanel membership={membership} phone={phone} /> : null}
    </>
  );
}

/** In iOS a tab and the Home Screen app do not share storage. */
function IosTabNotice() {
  return (
    <Panel name="On an iPhone" title="Do you have Headroom on your Home Screen?">
      <p>
        On an iPhone and iPad this tab and the app on the Home Screen do not share what they keep. If you have the app,
        copy the link here, open the app from its icon and tap Paste. If not, use Share, then Add to Home Screen: only
        there can it receive pushes, and only there is its data kept for good.
      </p>
    </Panel>
  );
}

interface AnswerCodePanelProps {
  /** The digits of a computer's pairing code. */
  readonly code: string;
  readonly phone: PhoneSide;
  readonly onDone: () => void;
}

/** Asks before the phone answers a pairing code, because the browser will ask for notifications then. */
function AnswerCodePanel({ code, phone, onDone }: AnswerCodePanelProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isBusy, setBusy] = useState(false);
  const answer = async () => {
    setBusy(true);
    const step = await phone.answer(code);
    setBusy(false);
    if (step.ok) onDone();
    else setOutcome(step);
  };
  return (
    <Panel name="Pair" title="Pair this phone?">
      <div className={styles.stack}>
        <p>
          Your computer will send this phone an encrypted message when something changes. For that the phone has to
          allow notifications; it shows one card, replaced in place, and alerts you asked for.
        </p>
        <OwnNameField device={phone} label="Name of this phone, for your computer" />
        <div className={styles.row}>
          <Button kind="primary" disabled={isBusy} onClick={() => void answer()}>
            {isBusy ? 'Asking the push service…' : 'Allow and answer'}
          </Button>
          <Button onClick={onDone}>Not now</Button>
        </div>
        <OutcomeBox outcome={outcome} />
      </div>
    </Panel>
  );
}

function MembershipTag({ membership: { subscriptionLost, silence } }: { readonly membership: GroupMembership }) {
  if (silence === 'removed') return <Tag tone="stop">Removed</Tag>;
  if (subscriptionLost || silence === 'unopened') return <Tag tone="stop">Pair again</Tag>;
  return silence === 'quiet' ? <Tag tone="warn">Silent</Tag> : <Tag tone="left">Paired</Tag>;
}

interface MembershipPanelProps {
  readonly membership: GroupMembership;
  readonly phone: PhoneSide;
}

/** Whom the phone is paired with, when the last message came, and a way to stop. */
function MembershipPanel({ membership, phone }: MembershipPanelProps) {
  const { host, roster, pairedAt, lastAt, subscriptionLost, computerRemoved, silence } = membership;
  return (
    <Panel
      name="Paired"
      title={silence === 'removed' ? `Removed by ${host.name}` : `Paired with ${host.name}`}
      aside={<MembershipTag membership={membership} />}
    >
      <div className={styles.stack}>
        <p>
          {subscriptionLost ? (
            'The browser ended the subscription, so nothing arrives any more. Show a new code on the computer and scan it.'
          ) : lastAt === null ? (
            'Waiting for the first message.'
          ) : (
            <>
              Last message <Moment at={lastAt} />.
            </>
          )}
        </p>
        {silence === null ? null : <p>{silenceTexts[silence](host.name)}</p>}
        {computerRemoved && !subscriptionLost ? <p>{computerRemovedText}</p> : null}
        <p className={styles.secondary}>
          Since <Moment at={pairedAt} />. In the group: {roster.map(({ name }) => name).join(', ')}.
        </p>
        <div className={styles.row}>
          <Button kind="danger" onClick={() => void phone.leave()}>
            Stop receiving
          </Button>
        </div>
      </div>
    </Panel>
  );
}

const computerRemovedText =
  'A computer was removed from your group. It can still make this phone show one fixed sentence. To end that, show a new code on your computer and scan it here.';
