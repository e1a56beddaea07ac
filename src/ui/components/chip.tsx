import styles from './chip.module.css';

interface ChipProps {
  readonly text: string;
  readonly checked: boolean;
  readonly onChange: () => void;
  /** One of a group: the group's name. Left out, the chip is ticked by itself. */
  readonly group?: string;
}

/** A choice in sight, told by a tick as well as by colour. */
export function Chip({ text, checked, onChange, group }: ChipProps) {
  const kind = group === undefined ? { type: 'checkbox' } : { type: 'radio', name: group };
  return (
    <label className={styles.chip}>
      <input {...kind} checked={checked} onChange={onChange} />
      <span>{text}</span>
    </label>
  );
}
