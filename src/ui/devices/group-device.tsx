import { DeviceFacts } from './device-facts';
import { DeviceHead } from './device-head';
import type { DeviceRow } from './device-rows';
import styles from './devices.module.css';
import { SharedState } from './shared-state';

/** A device that another one paired: nothing can be done about it here. */
export function GroupDevice({ row }: { readonly row: DeviceRow }) {
  return (
    <li className={styles.item}>
      <DeviceHead {...row} />
      <DeviceFacts {...row} />
      <SharedState shared={row.shared} />
    </li>
  );
}
