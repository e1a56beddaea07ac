import { useState } from 'react';
import { itemsOf } from '../../domain/messages/message';
import type { GroupMembership, PhoneSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { T } from '../components/translation';
import styles from './devices.module.css';
import { ImportPanel } from './import-panel';
import { OutcomeBox } from './outcome-box';
import { OwnNameField } from './own-name-field';
import { PairingAnswerPanel } from './pairing-answer-panel';
import { useDeviceData } from './use-devices';

/** The phone's side: import from a computer, answer its pairing code, and see whether push messages arrive. */
export function PhonePanel({ phone }: { readonly phone: PhoneSide }) {
  const { t } = useTranslator();
  const [code, setCode] = useState<string | null>(null);
  const { value: waitingAnswer } = useDeviceData(() => phone.waiting());
  const { value: membership } = useDeviceData(() => phone.membership());
  return (
    <>
      {phone.appMode === 'ios-tab' ? <IosTabNotice /> : null}
      {code ? <AnswerCodePanel code={code} phone={phone} onDone={() => setCode(null)} /> : null}
      {waitingAnswer && !code ? <PairingAnswerPanel {...waitingAnswer} /> : null}
      <ImportPanel title={t('devices.fromComputer')} lead={t('devices.fromComputer.lead')} onCode={setCode} />
      {membership ? <MembershipPanel membership={membership} phone={phone} /> : null}
    </>
  );
}

/** In iOS a tab and the Home Screen app do not share storage. */
function IosTabNotice() {
  const { t } = useTranslator();
  return (
    <Panel name={t('devices.phone.iosTab')} title={t('devices.phone.iosTab.title')}>
      <p>{t('devices.phone.iosTab.text')}</p>
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
  const { t } = useTranslator();
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
    <Panel name={t('devices.phone.pair')} title={t('devices.phone.pair.title')}>
      <div className={styles.stack}>
        <p>{t('devices.phone.pair.about')}</p>
        <OwnNameField device={phone} label={t('devices.phone.pair.ownName')} />
        <div className={styles.row}>
          <Button kind="primary" disabled={isBusy} onClick={() => void answer()}>
            {t(isBusy ? 'devices.phone.pair.asking' : 'devices.phone.pair.do')}
          </Button>
          <Button onClick={onDone}>{t('devices.phone.pair.notNow')}</Button>
        </div>
        <OutcomeBox outcome={outcome} />
      </div>
    </Panel>
  );
}

function MembershipTag({ membership: { subscriptionLost, silence } }: { readonly membership: GroupMembership }) {
  const { t } = useTranslator();
  if (silence === 'removed') return <Tag tone="stop">{t('devices.phone.removed')}</Tag>;
  if (subscriptionLost || silence === 'unopened') return <Tag tone="stop">{t('devices.phone.pairAgain')}</Tag>;
  return silence === 'quiet' ? (
    <Tag tone="warn">{t('devices.phone.silent')}</Tag>
  ) : (
    <Tag tone="left">{t('devices.phone.paired')}</Tag>
  );
}

interface MembershipPanelProps {
  readonly membership: GroupMembership;
  readonly phone: PhoneSide;
}

/** Whom the phone is paired with, when the last message came, and a way to stop. */
function MembershipPanel({ membership, phone }: MembershipPanelProps) {
  const { t } = useTranslator();
  const { host, roster, pairedAt, lastAt, subscriptionLost, computerRemoved, silence } = membership;
  return (
    <Panel
      name={t('devices.phone.paired')}
      title={t(silence === 'removed' ? 'devices.phone.removedBy' : 'devices.phone.pairedWith', { name: host.name })}
      aside={<MembershipTag membership={membership} />}
    >
      <div className={styles.stack}>
        <p>
          {subscriptionLost ? (
            t('devices.phone.subscriptionLost')
          ) : lastAt === null ? (
            t('devices.phone.waiting')
          ) : (
            <T k="devices.phone.lastMessage" values={{ at: { node: <Moment at={lastAt} /> } }} />
          )}
        </p>
        {silence === null ? null : <p>{t(`devices.silence.${silence}`, { name: host.name })}</p>}
        {computerRemoved && !subscriptionLost ? <p>{t('devices.phone.computerRemoved')}</p> : null}
        <p className={styles.secondary}>
          <T
            k="devices.phone.group"
            values={{ at: { node: <Moment at={pairedAt} /> }, names: itemsOf(roster.map(({ name }) => name)) }}
          />
        </p>
        <div className={styles.row}>
          <Button kind="danger" onClick={() => void phone.leave()}>
            {t('devices.phone.leave')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
