import { useId } from 'react';
import styles from './slider.module.css';

interface SliderProps {
  readonly name: string;
  readonly value: number;
  readonly from?: number;
  readonly to: number;
  readonly step?: number;
  readonly disabled?: boolean;
  /** The value in words, shown and announced. */
  readonly text: string;
  readonly onChange: (value: number) => void;
}

/** A number chosen by moving a handle, with its value in words beside its name. */
export function Slider({ name, value, from = 0, to, step = 1, disabled = false, text, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{name}</label>
      <output htmlFor={id}>{text}</output>
      <input
        id={id}
        type="range"
        min={from}
        max={to}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={text}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  );
}
