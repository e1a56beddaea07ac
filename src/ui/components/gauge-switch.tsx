import { useId } from 'react';
import type { GaugeMode } from '../../domain/settings';
import styles from './gauge-switch.module.css';

interface GaugeSwitchProps {
  readonly mode: GaugeMode;
  readonly onChange: (mode: GaugeMode) => void;
}

const modes = [
  { mode: 'left', text: 'Left' },
  { mode: 'used', text: 'Used' },
] as const;

/** Chooses whether percentages count what is left or what is used. */
export function GaugeSwitch({ mode, onChange }: GaugeSwitchProps) {
  const name = useId();
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">Numbers show what is</legend>
      {modes.map((choice) => (
        <label key={choice.mode} className={styles.choice}>
          <input type="radio" name={name} checked={mode === choice.mode} onChange={() => onChange(choice.mode)} />
          <span>{choice.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
