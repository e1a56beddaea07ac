import { useId, useState } from 'react';
import field from '../components/field.module.css';
import { useTranslator } from '../components/reader-context';
import { useReadAmount } from './read-amount';
import styles from './reports.module.css';

interface OptionalAmountProps {
  readonly label: string;
  /** Null while the user has none of their own. */
  readonly value: number | null;
  readonly least: number;
  /** What holds while there is none. */
  readonly standard?: number;
  /** Called when the user leaves the field with another amount than before. */
  readonly onCommit: (value: number | null) => void;
}

/** More digits after the point than anybody types: what is shown can be typed again. */
const shownDigits = 6;

/** An amount that may be left empty. What cannot be used stays as typed and is marked, and what was there before holds. */
export function OptionalAmount({ label, value, least, standard, onCommit }: OptionalAmountProps) {
  const { t, formats } = useTranslator();
  const readAmount = useReadAmount();
  const id = useId();
  const [kept, setKept] = useState(value);
  const [typed, setTyped] = useState<string | null>(null);
  const textOf = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? '' : formats.number(amount, shownDigits);
  const text = typed ?? textOf(kept);
  const amount = text.trim() === '' ? null : readAmount(text);
  const isUsable = amount === null || amount >= least;
  const holds = textOf(kept ?? standard);
  const leave = () => {
    if (!isUsable) return;
    setTyped(null);
    setKept(amount);
    if (amount !== kept) onCommit(amount);
  };
  return (
    <span className={styles.amount}>
      <input
        className={`${field.input} ${styles.number}`}
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        placeholder={textOf(standard)}
        value={text}
        aria-invalid={!isUsable}
        aria-describedby={isUsable ? undefined : `${id}-problem`}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={leave}
      />
      {!isUsable && holds !== '' && (
        <span id={`${id}-problem`} role="status">
          {Number.isNaN(amount)
            ? t('fields.number.letters', { kept: holds })
            : t('fields.number.tooSmall', { kept: holds, least: textOf(least) })}
        </span>
      )}
    </span>
  );
}
