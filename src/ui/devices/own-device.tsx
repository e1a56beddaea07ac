import type { OwnName } from '../../engine/ports/device-ports';
import { useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { useLoaded } from '../components/use-loaded';
import { DeviceFacts } from './device-facts';
import { DeviceHead } from './device-head';
import type { DeviceRow } from './device-rows';
import styles from './devices.module.css';

interface OwnDeviceProps extends Pick<DeviceRow, 'sentAt' | 'gotAt'> {
  readonly device: OwnName;
  readonly side: DeviceRow['role'];
}

/** This device, the first of the list. */
export function OwnDevice({ device, side, sentAt, gotAt }: OwnDeviceProps) {
  const { t } = useTranslator();
  const { value: name } = useLoaded('own-name', device.ownName);
  return (
    <li className={styles.item}>
      <DeviceHead name={name ?? ''} role={side}>
        <Tag>{t('devices.list.this')}</Tag>
      </DeviceHead>
      <DeviceFacts sentAt={sentAt} gotAt={gotAt} />
    </li>
  );
}
