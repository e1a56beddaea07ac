import { Laptop, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DeviceRow } from './device-rows';
import styles from './devices.module.css';

interface DeviceHeadProps extends Pick<DeviceRow, 'name' | 'role'> {
  /** The device's state, as a tag. */
  readonly children?: ReactNode;
}

/** The first line of a device: what it is, its name, its state. */
export function DeviceHead({ name, role, children }: DeviceHeadProps) {
  const Icon = role === 'phone' ? Smartphone : Laptop;
  return (
    <div className={styles.itemHead}>
      <span className={styles.device}>
        <Icon size={18} aria-hidden="true" className={styles.deviceIcon} />
        <span className={styles.name}>{name}</span>
      </span>
      {children}
    </div>
  );
}
