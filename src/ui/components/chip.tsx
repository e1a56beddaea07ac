import styles from './chip.module.css';

interface ChipProps {
  readonly text: string;
  readonly checked: boolean;
  readonly onChange: () => void;
}

/** One of several things that can each be chosen. A tick marks it as chosen, not only its colour. */
export function Chip({ text, checked, onChange }: ChipProps) {
  return (
    <label className={styles.chip}>
      <input type="checkbox" checked={checked} onChange={onChange} />
      <span>{text}</span>
    </label>
  );
}
