import { message } from '../../domain/messages/message';
import type { ComputerSide, PushOptions } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import styles from './devices.module.css';
import { withOutdatedComputers } from './keys-renewed';

interface PushSettingsProps {
  readonly options: PushOptions;
  readonly computer: ComputerSide;
  readonly report: (outcome: Outcome) => void;
}

/** Settings of the push messages to all paired phones, and new keys. */
export function PushSettings({ options, computer, report }: PushSettingsProps) {
  const { t } = useTranslator();
  const change = (option: Partial<PushOptions>) => void computer.setOptions({ ...options, ...option });
  const renewKeys = async () => {
    const outdatedComputers = await computer.renewKeys();
    report({ ok: true, text: withOutdatedComputers(message('devices.push.renewed'), outdatedComputers) });
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
          {t('devices.push.hide')}
          <br />
          <span className={styles.secondary}>{t('devices.push.hide.hint')}</span>
        </span>
      </label>
      <label className={styles.checkbox}>
        <input type="checkbox" checked={options.paused} onChange={({ target }) => change({ paused: target.checked })} />
        <span>{t('devices.push.pause')}</span>
      </label>
      <div className={styles.row}>
        <Button kind="quiet" onClick={() => void renewKeys()}>
          {t('devices.push.renew')}
        </Button>
      </div>
    </div>
  );
}
