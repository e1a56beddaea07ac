import { useState } from 'react';
import type { ComputerSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';
import { PairedDevice } from './paired-device';
import { PushSettings } from './push-settings';
import { useDeviceData } from './use-devices';

/** The paired devices with what can be done about each, and the settings of their push messages. Nothing without any. */
export function PairedDevices({ computer }: { readonly computer: ComputerSide }) {
  const { t } = useTranslator();
  const { value: devices } = useDeviceData(() => computer.devices());
  const { value: options } = useDeviceData(() => computer.options());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (!devices || devices.length === 0) return null;
  return (
    <Panel name={t('devices.paired')}>
      <ul className={styles.list}>
        {devices.map((line) => (
          <PairedDevice
            key={line.device}
            line={line}
            otherComputers={devices.filter((other) => other.role === 'computer' && other !== line)}
            computer={computer}
            report={setOutcome}
          />
        ))}
      </ul>
      {options ? <PushSettings options={options} computer={computer} report={setOutcome} /> : null}
      <OutcomeBox outcome={outcome} />
    </Panel>
  );
}
