import type { PhoneSide } from '../../engine/ports/device-ports';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { ownTimes, rowsOfPhone } from './device-rows';
import styles from './devices.module.css';
import { GroupDevice } from './group-device';
import { OwnDevice } from './own-device';
import { useDeviceData } from './use-devices';

/** The devices of the group as a phone knows them. Computers alone can name or remove one. Nothing without a group. */
export function GroupDevices({ phone }: { readonly phone: PhoneSide }) {
  const { t } = useTranslator();
  const { value } = useDeviceData(async ({ sync }) => ({ group: await phone.membership(), view: await sync.view() }));
  if (!value?.group) return null;
  const { group, view } = value;
  return (
    <Panel name={t('devices.paired')} title={t('devices.list')}>
      <ul className={styles.list}>
        <OwnDevice device={phone} side="phone" {...ownTimes(view, [], group.lastAt)} />
        {rowsOfPhone(group, view).map((row) => (
          <GroupDevice key={row.device} row={row} />
        ))}
      </ul>
    </Panel>
  );
}
