import { type CSSProperties, useId } from 'react';
import styles from './colour-choice.module.css';

const names = ['Teal', 'Indigo', 'Amber', 'Pink', 'Sky', 'Lime', 'Purple', 'Stone'] as const;

interface ColourChoiceProps {
  /** Index into the palette of account colours, 0 to 7. */
  readonly colour: number;
  readonly onChange: (colour: number) => void;
}

/** Chooses one of the eight account colours. */
export function ColourChoice({ colour, onChange }: ColourChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>Colour: {names[colour % names.length]}</legend>
      <div className={styles.row}>
        {names.map((colourName, index) => (
          <label
            key={colourName}
            className={styles.swatch}
            style={{ '--swatch': `var(--account-${index})` } as CSSProperties}
            title={colourName}
          >
            <input
              type="radio"
              name={name}
              aria-label={colourName}
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
