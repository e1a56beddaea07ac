import { type FormEvent, useState } from 'react';
import type { ComputerSide, DeviceLine } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Tag } from '../components/tag';
import { DeviceStatus } from './device-status';
import styles from './devices.module.css';
import { linkAgainText, removedComputerText, stillSendingText } from './link-again-text';
import { useCopyLink } from './use-copy-link';

interface PairedDeviceProps {
  readonly line: DeviceLine;
  /** The other computers of the group. */
  readonly otherComputers: readonly DeviceLine[];
  readonly computer: ComputerSide;
  readonly report: (outcome: Outcome | null) => void;
}

/** One paired device: its status, and a test, a new name or removing it. */
export function PairedDevice({ line, otherComputers, computer, report }: PairedDeviceProps) {
  const [mode, setMode] = useState<'view' | 'rename' | 'remove'>('view');
  const close = () => setMode('view');
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <span className={styles.name}>{line.name}</span>
        <StateTag line={line} />
      </div>
      <p className={styles.secondary}>
        <DeviceStatus line={line} />
      </p>
      {mode === 'view' ? <Actions line={line} computer={computer} report={report} setMode={setMode} /> : null}
      {mode === 'rename' ? <RenameForm line={line} computer={computer} onDone={close} /> : null}
      {mode === 'remove' ? (
        <RemoveForm
          line={line}
          senders={otherComputers.map(({ name }) => name)}
          computer={computer}
          report={report}
          onDone={close}
        />
      ) : null}
    </li>
  );
}

function StateTag({ line }: { readonly line: DeviceLine }) {
  if (line.linkAgain) return <Tag tone="stop">Link again</Tag>;
  if (line.gone || line.pairAgain) return <Tag tone="stop">Pair again</Tag>;
  if (line.trouble) return <Tag tone="warn">Trying again</Tag>;
  return (
    <Tag tone={line.acceptedAt === null ? 'bank' : 'left'}>{line.role === 'computer' ? 'Computer' : 'Paired'}</Tag>
  );
}

interface ActionsProps extends Omit<PairedDeviceProps, 'otherComputers'> {
  readonly setMode: (mode: 'rename' | 'remove') => void;
}

function Actions({ line, computer, report, setMode }: ActionsProps) {
  return (
    <div className={styles.row}>
      {line.linkAgain ? <KeyButtons line={line} computer={computer} report={report} /> : null}
      {line.vendor ? <Button onClick={() => void computer.test(line.device).then(report)}>Send a test</Button> : null}
      <Button kind="quiet" onClick={() => setMode('rename')}>
        Rename
      </Button>
      <Button kind="quiet" onClick={() => setMode('remove')}>
        Remove…
      </Button>
    </div>
  );
}

/** Brings a computer the keys it lacks, and notes that it has them. */
function KeyButtons({ line, computer, report }: Omit<PairedDeviceProps, 'otherComputers'>) {
  const copyLink = useCopyLink(report);
  const copyKeys = async () => {
    const link = await computer.keyLink(line.device);
    if (link) copyLink(link, `Copied. Paste it on ${line.name}: only that computer can open it.`);
    else report({ ok: false, text: `${line.name} was linked before keys could be handed over. Link it again.` });
  };
  return (
    <>
      <Button kind="primary" onClick={() => void copyKeys()}>
        Copy the new keys
      </Button>
      <Button onClick={() => void computer.confirmKeys(line.device)}>It has them</Button>
    </>
  );
}

type FormProps = Pick<PairedDeviceProps, 'line' | 'computer'> & { readonly onDone: () => void };

function RenameForm({ line, computer, onDone }: FormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void computer.rename(line.device, String(new FormData(event.currentTarget).get('name'))).then(onDone);
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <label className={styles.field}>
        Name of this device
        <input name="name" defaultValue={line.name} maxLength={60} required autoComplete="off" />
      </label>
      <div className={styles.row}>
        <Button kind="primary" type="submit">
          Rename
        </Button>
        <Button kind="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

interface RemoveFormProps extends FormProps, Pick<PairedDeviceProps, 'report'> {
  /** Names of the computers that go on sending until they get the new keys. */
  readonly senders: readonly string[];
}

function RemoveForm({ line, senders, computer, report, onDone }: RemoveFormProps) {
  const remove = async () => {
    const outdatedComputers = await computer.revoke(line.device);
    onDone();
    const text = `This computer sends nothing to ${line.name} any more. The keys were renewed.`;
    report({ ok: true, text: text + linkAgainText(outdatedComputers) });
  };
  return (
    <div className={styles.stack}>
      <p>
        {line.name} keeps what it has, and this computer sends it nothing new. The keys are renewed for everybody else.
        Lost or stolen? This is the right thing to do.
      </p>
      {senders.length > 0 && line.role === 'phone' ? <p>{stillSendingText(line.name, senders)}</p> : null}
      {line.role === 'computer' ? <p>{removedComputerText}</p> : null}
      <div className={styles.row}>
        <Button kind="danger" onClick={() => void remove()}>
          Remove {line.name}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
