import type { Settings } from '../../domain/settings';
import { useTranslator } from '../components/reader-context';
import { SwitchRow } from '../components/switch-row';
import { T } from '../components/translation';
import styles from './alerts.module.css';

type Quiet = Settings['alerts']['quiet'];

const defaultHours = { fromMinute: 22 * 60, toMinute: 7 * 60 };

interface QuietHoursProps {
  readonly quiet: Quiet;
  readonly disabled: boolean;
  readonly onChange: (quiet: Quiet) => void;
}

/** Quiet hours: an alert that falls into them is delivered when they end. */
export function QuietHours({ quiet, disabled, onChange }: QuietHoursProps) {
  const { t } = useTranslator();
  const set = (change: Partial<NonNullable<Quiet>>) => onChange({ ...(quiet ?? defaultHours), ...change });
  const from = (
    <input
      key="from"
      type="time"
      aria-label={t('alert-settings.quiet.begin')}
      value={clockText(quiet?.fromMinute ?? defaultHours.fromMinute)}
      onChange={({ currentTarget }) => withMinutes(currentTarget.value, (fromMinute) => set({ fromMinute }))}
    />
  );
  const to = (
    <input
      key="to"
      type="time"
      aria-label={t('alert-settings.quiet.end')}
      value={clockText(quiet?.toMinute ?? defaultHours.toMinute)}
      onChange={({ currentTarget }) => withMinutes(currentTarget.value, (toMinute) => set({ toMinute }))}
    />
  );
  return (
    <SwitchRow
      name={t('alert-settings.quiet')}
      hint={t('alert-settings.quiet.hint')}
      on={quiet !== null}
      disabled={disabled}
      onChange={(on) => onChange(on ? defaultHours : null)}
    >
      <span className={styles.field}>
        <T k="alert-settings.quiet.field" values={{ from: { node: from }, to: { node: to } }} />
      </span>
    </SwitchRow>
  );
}

/** 1320 minutes of the day → "22:00", as a time input wants it. */
function clockText(minute: number): string {
  return `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;
}

/** Calls back with the minutes of the day of "22:00". An empty field does not call back. */
function withMinutes(text: string, use: (minutes: number) => void): void {
  const [hours, minutes] = text.split(':').map(Number);
  if (hours !== undefined && minutes !== undefined && Number.isFinite(hours + minutes)) use(hours * 60 + minutes);
}
