import { useId } from 'react';
import type { GaugeMode } from '../../domain/settings';
import styles from './gauge-switch.module.css';
import { useTranslator } from './reader-context';

interface GaugeSwitchProps {
  readonly mode: GaugeMode;
  readonly onChange: (mode: GaugeMode) => void;
}

const modes: readonly GaugeMode[] = ['left', 'used'];

/** Chooses whether percentages count what is left or what is used. */
export function GaugeSwitch({ mode, onChange }: GaugeSwitchProps) {
  const name = useId();
  const { t } = useTranslator();
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{t('common.gauge')}</legend>
      {modes.map((choice) => (
        <label key={choice} className={styles.choice}>
          <input type="radio" name={name} checked={mode === choice} onChange={() => onChange(choice)} />
          <span>{t(`common.gauge.${choice}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
