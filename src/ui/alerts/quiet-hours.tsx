import type { Settings } from '../../domain/settings';
import { SwitchRow } from '../components/switch-row';
import styles from './alerts.module.css';

type Quiet = Settings['alerts']['quiet'];

const night = { fromMinute: 22 * 60, toMinute: 7 * 60 };

interface QuietHoursProps {
  readonly quiet: Quiet;
  readonly disabled: boolean;
  readonly onChange: (quiet: Quiet) => void;
}

/** When to keep quiet: what falls into it is told at its end. */
export function QuietHours({ quiet, disabled, onChange }: QuietHoursProps) {
  const set = (change: Partial<NonNullable<Quiet>>) => onChange({ ...(quiet ?? night), ...change });
  return (
    <SwitchRow
      name="Quiet hours"
      hint="What falls into them is told when they end. A last call is never held back."
      on={quiet !== null}
      disabled={disabled}
      onChange={(on) => onChange(on ? night : null)}
    >
      <span className={styles.inline}>
        From
        <input
          type="time"
          aria-label="Quiet hours begin"
          value={clock(quiet?.fromMinute ?? night.fromMinute)}
          onChange={({ currentTarget }) => withMinute(currentTarget.value, (fromMinute) => set({ fromMinute }))}
        />
        to
        <input
          type="time"
          aria-label="Quiet hours end"
          value={clock(quiet?.toMinute ?? night.toMinute)}
          onChange={({ currentTarget }) => withMinute(currentTarget.value, (toMinute) => set({ toMinute }))}
        />
      </span>
    </SwitchRow>
  );
}

function clock(minute: number): string {
  return `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;
}

function withMinute(text: string, take: (minute: number) => void): void {
  const [hours, minutes] = text.split(':').map(Number);
  if (hours !== undefined && minutes !== undefined && Number.isFinite(hours + minutes)) take(hours * 60 + minutes);
}
