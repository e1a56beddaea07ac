import { useState } from 'react';
import type { GroupMembership, PhoneSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { Tag } from '../components/tag';
import styles from './devices.module.css';
import { ImportPanel } from './import-panel';
import { PairingAnswerPanel } from './pairing-answer-panel';
import { StatusLine } from './status-line';
import { useDeviceData } from './use-devices';

/** The phone's side: take in what a computer shows, answer its pairing code, see whether news arrives. */
export function PhonePanel({ pocket }: { readonly pocket: PhoneSide }) {
  const [code, setCode] = useState<string | null>(null);
  const { value: waiting } = useDeviceData(() => pocket.waiting());
  const { value: belonging } = useDeviceData(() => pocket.membership());
  return (
    <>
      {pocket.appMode === 'ios-tab' ? <IosTab /> : null}
      {code ? <Invited code={code} phone={pocket} done={() => setCode(null)} /> : null}
      {waiting && !code ? <PairingAnswerPanel {...waiting} /> : null}
      <ImportPanel
        title="From your computer"
        lead="On the computer, open Headroom’s Phone page. Scan the code it shows, or paste the link you sent yourself."
        onCode={setCode}
      />
      {belonging ? <Paired belonging={belonging} pocket={pocket} /> : null}
    </>
  );
}

function IosTab() {
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

interface InvitedProps {
  readonly code: string;
  readonly phone: PhoneSide;
  readonly done: () => void;
}

function Invited({ code, phone: pocket, done }: InvitedProps) {
  const [said, setSaid] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const answer = async () => {
    setBusy(true);
    const step = await pocket.answer(code);
    setBusy(false);
    if (step.ok) done();
    else setSaid(step);
  };
  return (
    <Panel name="Pair" title="Pair this phone?">
      <div className={styles.words}>
        <p>
          Your computer will send this phone an encrypted message when something changes. For that the phone has to
          allow notifications; it shows one card, replaced in place, and alerts you asked for.
        </p>
        <div className={styles.row}>
          <Button kind="primary" disabled={busy} onClick={() => void answer()}>
            {busy ? 'Asking the push service…' : 'Allow and answer'}
          </Button>
          <Button onClick={done}>Not now</Button>
        </div>
        <StatusLine outcome={said} />
      </div>
    </Panel>
  );
}

function Paired({ belonging, pocket }: { readonly belonging: GroupMembership; readonly pocket: PhoneSide }) {
  const { host, roster, pairedAt, lastAt, subscriptionLost } = belonging;
  return (
    <Panel
      name="Paired"
      title={`Paired with ${host.name}`}
      aside={subscriptionLost ? <Tag tone="stop">Pair again</Tag> : <Tag tone="left">Paired</Tag>}
    >
      <div className={styles.words}>
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
        <p className={styles.quiet}>
          Since <Moment at={pairedAt} />. In the group: {roster.map(({ name }) => name).join(', ')}.
        </p>
        <div className={styles.row}>
          <Button kind="danger" onClick={() => void pocket.leave()}>
            Stop receiving
          </Button>
        </div>
      </div>
    </Panel>
  );
}
