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

/** Whether numbers count what is left or what is used. */
export function GaugeSwitch({ mode, onChange }: GaugeSwitchProps) {
  const name = useId();
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">Numbers show what is</legend>
      {modes.map((each) => (
        <label key={each.mode} className={styles.choice}>
          <input type="radio" name={name} checked={mode === each.mode} onChange={() => onChange(each.mode)} />
          <span>{each.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
