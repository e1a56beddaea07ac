import { type CSSProperties, useId } from 'react';
import styles from './colour-choice.module.css';

const names = ['Teal', 'Indigo', 'Amber', 'Pink', 'Sky', 'Lime', 'Purple', 'Stone'] as const;

interface ColourChoiceProps {
  /** Index into the palette of account colours. */
  readonly colour: number;
  readonly onChange: (colour: number) => void;
}

/** One of the eight account colours, each with its name. */
export function ColourChoice({ colour, onChange }: ColourChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>Colour: {names[colour % names.length]}</legend>
      <div className={styles.row}>
        {names.map((each, index) => (
          <label
            key={each}
            className={styles.swatch}
            style={{ '--swatch': `var(--account-${index})` } as CSSProperties}
            title={each}
          >
            <input
              type="radio"
              name={name}
              aria-label={each}
              checked={index === colour}
              onChange={() => onChange(index)}
            />
            <span aria-hidden="true" />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
