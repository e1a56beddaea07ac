import { useId, useState } from 'react';
import type { MessageKey } from '../../domain/messages/message';
import { readNumber } from '../../i18n/read-number';
import { classNames } from './class-names';
import field from './field.module.css';
import styles from './number-field.module.css';
import { useTranslator } from './reader-context';

interface NumberFieldProps {
  readonly label: string;
  /** The label is only for screen readers: the field is part of a table or a sentence. */
  readonly hideLabel?: boolean;
  /** The last good value. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Called with each good value while the user types. */
  readonly onChange: (value: number) => void;
  /** Called when the user is done with it, with the last good value: the time to store it. */
  readonly onCommit?: (() => void) | undefined;
}

type Problem = Extract<MessageKey, `fields.number.${string}`>;

/** More digits after the point than anybody types: what is shown can be typed again. */
const shownDigits = 6;

/**
 * A number as people type it, with any decimal mark and any digits. An invalid entry stays in the field next to a sentence
 * about it, and the last valid value stays in use.
 */
export function NumberField({ label, hideLabel = false, value, least, most, onChange, onCommit }: NumberFieldProps) {
  const { t, formats, place } = useTranslator();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const kept = formats.number(value, shownDigits);
  const problem = typed === null ? null : problemOf(readNumber(typed, place.locale), least, most);
  const type = (text: string) => {
    setTyped(text);
    const read = readNumber(text, place.locale);
    if (typeof read === 'number' && problemOf(read, least, most) === null) onChange(read);
  };
  const leave = () => {
    if (problem === null) setTyped(null);
    onCommit?.();
  };
  return (
    <span className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={classNames(field.input, styles.input)}
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? kept}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onBlur={leave}
      />
      {problem === null ? null : (
        <span id={`${id}-problem`} role="status" className={styles.problem}>
          {t(problem, { kept, least: formats.number(least, shownDigits), most: formats.number(most) })}
        </span>
      )}
    </span>
  );
}

function problemOf(read: ReturnType<typeof readNumber>, least: number, most: number): Problem | null {
  if (read === 'empty') return 'fields.number.empty';
  if (read === 'not-a-number') return 'fields.number.letters';
  if (read < least) return read < 0 ? 'fields.number.negative' : 'fields.number.tooSmall';
  return read > most ? 'fields.number.tooLarge' : null;
}
