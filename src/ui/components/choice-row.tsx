import { useId } from 'react';
import { Chip } from './chip';
import styles from './choice-row.module.css';

interface ChoiceRowProps<T extends string | number> {
  readonly name: string;
  readonly hint?: string;
  readonly choices: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A setting with a few choices, all of them visible. */
export function ChoiceRow<T extends string | number>({ name, hint, choices, value, onChange }: ChoiceRowProps<T>) {
  const group = useId();
  return (
    <fieldset className={styles.row}>
      <legend className={styles.name}>{name}</legend>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      <div className={styles.choices}>
        {choices.map((choice) => (
          <Chip
            key={choice.value}
            text={choice.text}
            group={group}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
