import type { ComputerSide, PushOptions } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import styles from './devices.module.css';
import { linkAgainText } from './link-again-text';

interface PushSettingsProps {
  readonly options: PushOptions;
  readonly computer: ComputerSide;
  readonly report: (outcome: Outcome) => void;
}

/** Settings of the push messages to all paired phones, and new keys. */
export function PushSettings({ options, computer, report }: PushSettingsProps) {
  const change = (option: Partial<PushOptions>) => void computer.setOptions({ ...options, ...option });
  const renewKeys = async () => {
    const outdatedComputers = await computer.renewKeys();
    const text = 'New keys travel with the next message to each phone.';
    report({ ok: true, text: text + linkAgainText(outdatedComputers) });
  };
  return (
    <div className={`${styles.stack} ${styles.item}`}>
      <label className={styles.checkbox}>
        <input
          type="checkbox"
          checked={options.hideNumbers}
          onChange={({ target }) => change({ hideNumbers: target.checked })}
        />
        <span>
          Hide numbers on the lock screen
          <br />
          <span className={styles.secondary}>Notifications say only that there is news.</span>
        </span>
      </label>
      <label className={styles.checkbox}>
        <input type="checkbox" checked={options.paused} onChange={({ target }) => change({ paused: target.checked })} />
        <span>Pause all messages</span>
      </label>
      <div className={styles.row}>
        <Button kind="quiet" onClick={() => void renewKeys()}>
          Renew the keys
        </Button>
      </div>
    </div>
  );
}
