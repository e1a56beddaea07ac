import styles from './choice-row.module.css';
import { SegmentedRadios } from './segmented-control';

interface ChoiceRowProps<T extends string | number> {
  readonly name: string;
  readonly hint?: string;
  readonly choices: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A setting with a few choices, all of them visible. */
export function ChoiceRow<T extends string | number>({ name, hint, choices, value, onChange }: ChoiceRowProps<T>) {
  return (
    <fieldset className={styles.row}>
      <legend className={styles.name}>{name}</legend>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      <div className={styles.choices}>
        <SegmentedRadios options={choices} value={value} onChange={onChange} />
      </div>
    </fieldset>
  );
}
