import styles from './chip.module.css';

interface ChipProps {
  readonly text: string;
  readonly checked: boolean;
  readonly onChange: () => void;
  /** The name of its radio group. Without one the chip is a checkbox. */
  readonly group?: string;
}

/** A choice drawn as a pill. A tick marks it as chosen, not only its colour. */
export function Chip({ text, checked, onChange, group }: ChipProps) {
  const inputProps = group === undefined ? { type: 'checkbox' } : { type: 'radio', name: group };
  return (
    <label className={styles.chip}>
      <input {...inputProps} checked={checked} onChange={onChange} />
      <span>{text}</span>
    </label>
  );
}
