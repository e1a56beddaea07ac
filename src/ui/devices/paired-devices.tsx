import { useState } from 'react';
import type { ComputerSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { ownTimes, rowsOfComputer } from './device-rows';
import styles from './devices.module.css';
import { GroupDevice } from './group-device';
import { OutcomeBox } from './outcome-box';
import { OwnDevice } from './own-device';
import { PairedDevice } from './paired-device';
import { PushSettings } from './push-settings';
import { useDeviceData } from './use-devices';

/**
 * The devices of the group, this computer first, with what can be done about each that was paired here, and the settings of their
 * push messages. Nothing without any.
 */
export function PairedDevices({ computer }: { readonly computer: ComputerSide }) {
  const { t } = useTranslator();
  const { value } = useDeviceData(async ({ sync }) => ({ paired: await computer.devices(), view: await sync.view() }));
  const { value: options } = useDeviceData(() => computer.options());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const rows = value ? rowsOfComputer(value.paired, value.view) : [];
  if (!value || rows.length === 0) return null;
  const { paired, view } = value;
  const pushed = paired.map(({ acceptedAt }) => acceptedAt);
  return (
    <Panel name={t('devices.paired')} title={t('devices.list')}>
      <ul className={styles.list}>
        <OwnDevice device={computer} side="computer" {...ownTimes(view, pushed, null)} />
        {rows.map((row) => {
          const line = paired.find(({ device }) => device === row.device);
          return line ? (
            <PairedDevice
              key={row.device}
              line={line}
              row={row}
              otherComputers={paired.filter((other) => other.role === 'computer' && other !== line)}
              computer={computer}
              report={setOutcome}
            />
          ) : (
            <GroupDevice key={row.device} row={row} />
          );
        })}
      </ul>
      {options ? <PushSettings options={options} computer={computer} report={setOutcome} /> : null}
      <OutcomeBox outcome={outcome} />
    </Panel>
  );
}
