import { type FormEvent, useState } from 'react';
import type { ComputerSide, DeviceLine, PushOptions } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { Tag } from '../components/tag';
import styles from './devices.module.css';
import { StatusLine } from './status-line';
import { useDeviceData } from './use-devices';

/** Who is paired, how it goes with each, and what may be said on a lock screen. */
export function PairedDevices({ computer }: { readonly computer: ComputerSide }) {
  const { value: devices } = useDeviceData(() => computer.devices());
  const { value: options } = useDeviceData(() => computer.options());
  const [said, setSaid] = useState<Outcome | null>(null);
  if (!devices || devices.length === 0) return null;
  return (
    <Panel name="Paired devices">
      <ul className={styles.list}>
        {devices.map((line) => (
          <Device key={line.device} line={line} computer={computer} say={setSaid} />
        ))}
      </ul>
      {options ? <Options options={options} computer={computer} say={setSaid} /> : null}
      <StatusLine outcome={said} />
    </Panel>
  );
}

interface DeviceProps {
  readonly line: DeviceLine;
  readonly computer: ComputerSide;
  readonly say: (outcome: Outcome | null) => void;
}

function Device({ line, computer, say }: DeviceProps) {
  const [mode, setMode] = useState<'rest' | 'rename' | 'remove'>('rest');
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <span className={styles.name}>{line.name}</span>
        <StateTag line={line} />
      </div>
      <p className={styles.quiet}>
        <Doing line={line} />
      </p>
      {mode === 'rest' ? <Buttons line={line} computer={computer} say={say} setMode={setMode} /> : null}
      {mode === 'rename' ? <Rename line={line} computer={computer} done={() => setMode('rest')} /> : null}
      {mode === 'remove' ? <Remove line={line} computer={computer} say={say} done={() => setMode('rest')} /> : null}
    </li>
  );
}

function StateTag({ line }: { readonly line: DeviceLine }) {
  if (line.linkAgain) return <Tag tone="stop">Link again</Tag>;
  if (line.gone) return <Tag tone="stop">Pair again</Tag>;
  if (line.trouble) return <Tag tone="warn">Trying again</Tag>;
  return (
    <Tag tone={line.acceptedAt === null ? 'bank' : 'left'}>{line.role === 'computer' ? 'Computer' : 'Paired'}</Tag>
  );
}

function Doing({ line }: { readonly line: DeviceLine }) {
  if (line.linkAgain) return howToLinkAgain(line.name);
  if (line.vendor === null) return aComputer(line.name);
  return (
    <>
      {line.acceptedAt === null ? (
        'Nothing sent yet.'
      ) : (
        <>
          Last accepted by {line.vendor} <Moment at={line.acceptedAt} />. {line.sentToday} of {line.cap} messages in 24
          h.
        </>
      )}
      {line.trouble ? ` ${line.trouble}` : ''}
    </>
  );
}

/** Nothing can be pushed to a computer, so it never hears by itself that the keys were renewed. */
function howToLinkAgain(name: string): string {
  return `The keys were renewed since ${name} was linked, so the phones no longer open what it sends. Press “Add a phone or computer” here, and on ${name} open Headroom’s Phone page and scan or paste the code under “From another device”.`;
}

function aComputer(name: string): string {
  return `A computer of this group; it sends to the phones by itself. Was a device removed or were the keys renewed on ${name}? Then link this computer again: press “Add a phone or computer” on ${name}, and scan or paste its code here under “From another device”.`;
}

function alsoLinkAgain(computers: readonly string[]): string {
  const which = computers.join(', ');
  return computers.length > 0 ? ` Link again by hand, as the list says: ${which}.` : '';
}

interface ButtonsProps extends DeviceProps {
  readonly setMode: (mode: 'rename' | 'remove') => void;
}

function Buttons({ line, computer, say, setMode }: ButtonsProps) {
  return (
    <div className={styles.row}>
      {line.vendor ? <Button onClick={() => void computer.test(line.device).then(say)}>Send a test</Button> : null}
      <Button kind="quiet" onClick={() => setMode('rename')}>
        Rename
      </Button>
      <Button kind="quiet" onClick={() => setMode('remove')}>
        Remove…
      </Button>
    </div>
  );
}

type EditProps = Pick<DeviceProps, 'line' | 'computer'> & { readonly done: () => void };

function Rename({ line, computer, done }: EditProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void computer.rename(line.device, String(new FormData(event.currentTarget).get('name'))).then(done);
  };
  return (
    <form className={styles.words} onSubmit={submit}>
      <label className={styles.field}>
        Name of this device
        <input name="name" defaultValue={line.name} maxLength={60} required autoComplete="off" />
      </label>
      <div className={styles.row}>
        <Button kind="primary" type="submit">
          Rename
        </Button>
        <Button kind="quiet" onClick={done}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function Remove({ line, computer, say, done }: EditProps & Pick<DeviceProps, 'say'>) {
  const remove = async () => {
    const computers = await computer.revoke(line.device);
    done();
    const again = alsoLinkAgain(computers);
    say({ ok: true, text: `${line.name} gets nothing new from now on. The keys were renewed.${again}` });
  };
  return (
    <div className={styles.words}>
      <p>
        {line.name} keeps what it has and gets nothing new. The keys are renewed for everybody else. Lost or stolen?
        This is the right thing to do.
      </p>
      <div className={styles.row}>
        <Button kind="danger" onClick={() => void remove()}>
          Remove {line.name}
        </Button>
        <Button kind="quiet" onClick={done}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

interface OptionsProps extends Pick<DeviceProps, 'computer' | 'say'> {
  readonly options: PushOptions;
}

function Options({ options, computer, say }: OptionsProps) {
  const choose = (change: Partial<PushOptions>) => void computer.setOptions({ ...options, ...change });
  const renew = async () => {
    const computers = await computer.renewKeys();
    const again = alsoLinkAgain(computers);
    say({ ok: true, text: `New keys travel with the next message to each phone.${again}` });
  };
  return (
    <div className={`${styles.words} ${styles.item}`}>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={options.hideNumbers}
          onChange={({ target }) => choose({ hideNumbers: target.checked })}
        />
        <span>
          Hide numbers on the lock screen
          <br />
          <span className={styles.quiet}>Notifications say only that there is news.</span>
        </span>
      </label>
      <label className={styles.switch}>
        <input type="checkbox" checked={options.paused} onChange={({ target }) => choose({ paused: target.checked })} />
        <span>Pause all messages</span>
      </label>
      <div className={styles.row}>
        <Button kind="quiet" onClick={() => void renew()}>
          Renew the keys
        </Button>
      </div>
    </div>
  );
}
