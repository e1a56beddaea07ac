import type { GaugeMode } from '../../domain/settings';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './gauge-number.module.css';

interface GaugeNumberProps {
  readonly leftPercent: number;
  readonly mode: GaugeMode;
  readonly onMode: (mode: GaugeMode) => void;
}

/** A window's percentage, large: "49% left". Pressed, all percentages show what is used instead, or what is left again. */
export function GaugeNumber({ leftPercent, mode, onMode }: GaugeNumberProps) {
  const { t, formats } = useTranslator();
  const other = mode === 'left' ? 'used' : 'left';
  return (
    <button type="button" className={styles.number} title={t(`windows.show.${other}`)} onClick={() => onMode(other)}>
      <T
        k="windows.amount"
        values={{
          gauge: mode,
          percent: formats.gauge(leftPercent, mode),
          b: (children) => <b key="amount">{children}</b>,
        }}
      />
    </button>
  );
}
