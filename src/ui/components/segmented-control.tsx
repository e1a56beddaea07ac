import { useId } from 'react';
import styles from './segmented-control.module.css';

interface SegmentedControlProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  /** Null when none of the options is chosen. */
  readonly value: T | null;
  readonly onChange: (value: T) => void;
}

/** Options side by side, at most one of them chosen. */
export function SegmentedControl<T extends string>({ label, options, value, onChange }: SegmentedControlProps<T>) {
  return (
    <fieldset className={styles.control} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.text}
        </button>
      ))}
    </fieldset>
  );
}

interface SegmentedRadiosProps<T extends string | number> {
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** The same control as radio buttons, for a fieldset that has a legend: exactly one option is chosen. */
export function SegmentedRadios<T extends string | number>({ options, value, onChange }: SegmentedRadiosProps<T>) {
  const group = useId();
  return (
    <div className={styles.control}>
      {options.map((option) => (
        <label key={option.value} className={styles.radio}>
          <input type="radio" name={group} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  );
}
