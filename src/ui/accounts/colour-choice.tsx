import { type CSSProperties, useId } from 'react';
import { useTranslator } from '../components/reader-context';
import styles from './colour-choice.module.css';

const names = ['teal', 'indigo', 'amber', 'pink', 'sky', 'lime', 'purple', 'stone'] as const;

interface ColourChoiceProps {
  /** Index into the palette of account colours, 0 to 7. */
  readonly colour: number;
  readonly onChange: (colour: number) => void;
}

/** Chooses one of the eight account colours. */
export function ColourChoice({ colour, onChange }: ColourChoiceProps) {
  const name = useId();
  const { t } = useTranslator();
  const nameOf = (index: number) => t(`accounts.colour.${names[index % names.length] ?? names[0]}`);
  return (
    <fieldset className={styles.choice}>
      <legend>{t('accounts.colour', { name: nameOf(colour) })}</legend>
      <div className={styles.row}>
        {names.map((colourName, index) => (
          <label
            key={colourName}
            className={styles.swatch}
            style={{ '--swatch': `var(--account-${index})` } as CSSProperties}
            title={nameOf(index)}
          >
            <input
              type="radio"
              name={name}
              aria-label={nameOf(index)}
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
