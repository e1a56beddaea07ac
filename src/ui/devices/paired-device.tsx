import { type FormEvent, useState } from 'react';
import { allOf, message } from '../../domain/messages/message';
import type { ComputerSide, DeviceLine } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { DeviceFacts } from './device-facts';
import { DeviceHead } from './device-head';
import type { DeviceRow } from './device-rows';
import { DeviceStatus } from './device-status';
import styles from './devices.module.css';
import { withOutdatedComputers } from './keys-renewed';
import { SharedState } from './shared-state';
import { useCopyLink } from './use-copy-link';

interface PairedDeviceProps {
  readonly line: DeviceLine;
  readonly row: DeviceRow;
  /** The other computers of the group. */
  readonly otherComputers: readonly DeviceLine[];
  readonly computer: ComputerSide;
  readonly report: (outcome: Outcome | null) => void;
}

/** One paired device: its status, and a test, a new name or removing it. */
export function PairedDevice({ line, row, otherComputers, computer, report }: PairedDeviceProps) {
  const [mode, setMode] = useState<'view' | 'rename' | 'remove'>('view');
  const close = () => setMode('view');
  return (
    <li className={styles.item}>
      <DeviceHead {...line}>
        <StateTag line={line} />
      </DeviceHead>
      <DeviceFacts {...row} />
      <SharedState shared={row.shared} />
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
  const { t } = useTranslator();
  if (line.linkAgain) return <Tag tone="stop">{t('devices.paired.linkAgain')}</Tag>;
  if (line.gone || line.pairAgain) return <Tag tone="stop">{t('devices.paired.pairAgain')}</Tag>;
  if (line.trouble) return <Tag tone="warn">{t('devices.paired.tryingAgain')}</Tag>;
  return (
    <Tag tone={line.acceptedAt === null ? 'bank' : 'left'}>
      {t(line.role === 'computer' ? 'devices.paired.computer' : 'devices.paired.paired')}
    </Tag>
  );
}

interface ActionsProps extends Omit<PairedDeviceProps, 'row' | 'otherComputers'> {
  readonly setMode: (mode: 'rename' | 'remove') => void;
}

function Actions({ line, computer, report, setMode }: ActionsProps) {
  const { t } = useTranslator();
  return (
    <div className={styles.row}>
      {line.linkAgain ? <KeyButtons line={line} computer={computer} report={report} /> : null}
      {line.vendor ? (
        <Button onClick={() => void computer.test(line.device).then(report)}>{t('devices.paired.test')}</Button>
      ) : null}
      <Button kind="quiet" onClick={() => setMode('rename')}>
        {t('devices.paired.rename')}
      </Button>
      <Button kind="quiet" onClick={() => setMode('remove')}>
        {t('devices.paired.remove')}
      </Button>
    </div>
  );
}

/** Brings a computer the keys it lacks, and notes that it has them. */
function KeyButtons({ line, computer, report }: Omit<PairedDeviceProps, 'row' | 'otherComputers'>) {
  const { t } = useTranslator();
  const copyLink = useCopyLink(report);
  const copyKeys = async () => {
    const link = await computer.keyLink(line.device);
    if (link) copyLink(link, message('devices.paired.keysCopied', { name: line.name }));
    else report({ ok: false, text: message('devices.paired.noKeys', { name: line.name }) });
  };
  return (
    <>
      <Button kind="primary" onClick={() => void copyKeys()}>
        {t('devices.paired.copyKeys')}
      </Button>
      <Button onClick={() => void computer.confirmKeys(line.device)}>{t('devices.paired.hasKeys')}</Button>
    </>
  );
}

type FormProps = Pick<PairedDeviceProps, 'line' | 'computer'> & { readonly onDone: () => void };

function RenameForm({ line, computer, onDone }: FormProps) {
  const { t } = useTranslator();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void computer.rename(line.device, String(new FormData(event.currentTarget).get('name'))).then(onDone);
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <label className={styles.field}>
        {t('devices.paired.rename.name')}
        <input name="name" defaultValue={line.name} maxLength={60} required autoComplete="off" />
      </label>
      <div className={styles.row}>
        <Button kind="primary" type="submit">
          {t('devices.paired.rename')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('devices.cancel')}
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
  const { t } = useTranslator();
  const { name } = line;
  const remove = async () => {
    const outdatedComputers = await computer.revoke(line.device);
    onDone();
    const removed = message('devices.paired.removed', { name });
    report({ ok: true, text: withOutdatedComputers(removed, outdatedComputers) });
  };
  return (
    <div className={styles.stack}>
      <p>{t('devices.paired.remove.about', { name })}</p>
      {senders.length > 0 && line.role === 'phone' ? (
        <p>{t('devices.paired.remove.stillSending', { name, computers: allOf(senders) })}</p>
      ) : null}
      {line.role === 'computer' ? <p>{t('devices.paired.remove.computer')}</p> : null}
      <div className={styles.row}>
        <Button kind="danger" onClick={() => void remove()}>
          {t('devices.paired.remove.do', { name })}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('devices.cancel')}
        </Button>
      </div>
    </div>
  );
}
