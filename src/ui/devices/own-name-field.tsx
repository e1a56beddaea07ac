import type { OwnName } from '../../engine/ports/device-ports';
import field from '../components/field.module.css';
import { useLoaded } from '../components/use-loaded';
import styles from './devices.module.css';

interface OwnNameFieldProps {
  readonly device: OwnName;
  /** "Name of this phone". */
  readonly label: string;
}

/** Asks what other devices should call this one: two computers of one kind have the same suggestion. Stored as it is typed. */
export function OwnNameField({ device, label }: OwnNameFieldProps) {
  const { value } = useLoaded('own-name', device.ownName);
  if (value === undefined) return null;
  return (
    <label className={styles.field}>
      {label}
      <input
        className={field.input}
        defaultValue={value}
        maxLength={60}
        autoComplete="off"
        onInput={({ currentTarget }) => void device.setOwnName(currentTarget.value)}
      />
    </label>
  );
}
