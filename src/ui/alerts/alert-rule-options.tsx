import type { Settings } from '../../domain/settings';
import { dayMs, hourMs } from '../../domain/time/instant';
import { Chip } from '../components/chip';
import styles from './alerts.module.css';

type Alerts = Settings['alerts'];

interface ChoiceProps {
  readonly alerts: Alerts;
  readonly onChange: (alerts: Alerts) => void;
}

const steps = [50, 75, 80, 90, 95, 100];

/** At how much used to speak: any of the usual steps, or one of the user's own. */
export function ThresholdChoice({ alerts, onChange }: ChoiceProps) {
  const { thresholds } = alerts;
  const all = [...new Set([...steps, ...thresholds])].toSorted((a, b) => a - b);
  const toggle = (step: number) =>
    onChange({
      ...alerts,
      thresholds: thresholds.includes(step)
        ? thresholds.filter((each) => each !== step)
        : [...thresholds, step].toSorted((a, b) => a - b),
    });
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">Steps of use</legend>
      {all.map((step) => (
        <Chip key={step} text={`${step} %`} checked={thresholds.includes(step)} onChange={() => toggle(step)} />
      ))}
      <NumberField
        name="Another step, % used"
        text="Another"
        unit="%"
        min={1}
        max={100}
        value={null}
        onChange={(step) => !thresholds.includes(step) && toggle(step)}
      />
    </fieldset>
  );
}

const leads = [1, 3, 6, 12, 24, 48];

/** How long before the expiry the last call comes. */
export function UseByChoice({ alerts, onChange }: ChoiceProps) {
  return (
    <label className={styles.inline}>
      Last call
      <select
        value={alerts.useByLeadMs}
        onChange={({ currentTarget }) => onChange({ ...alerts, useByLeadMs: Number(currentTarget.value) })}
      >
        {[...new Set([...leads.map((hours) => hours * hourMs), alerts.useByLeadMs])]
          .toSorted((a, b) => a - b)
          .map((leadMs) => (
            <option key={leadMs} value={leadMs}>
              {Math.round(leadMs / hourMs)} h
            </option>
          ))}
      </select>
      before, in quiet hours too
    </label>
  );
}

/** Below how many credits to speak. */
export function CreditsChoice({ alerts, onChange }: ChoiceProps) {
  return (
    <NumberField
      name="Credits below which to tell"
      text="Below"
      unit="credits"
      min={1}
      max={100_000}
      value={alerts.creditsLow}
      onChange={(creditsLow) => onChange({ ...alerts, creditsLow })}
    />
  );
}

/** After how many days without a reading to speak. */
export function SilenceChoice({ alerts, onChange }: ChoiceProps) {
  return (
    <NumberField
      name="Days without a reading after which to tell"
      text="After"
      unit="days"
      min={1}
      max={60}
      value={Math.round(alerts.nothingSeenMs / dayMs)}
      onChange={(days) => onChange({ ...alerts, nothingSeenMs: days * dayMs })}
    />
  );
}

interface NumberFieldProps {
  readonly name: string;
  readonly text: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Null: empty, and empty again once a number was taken. */
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

/** A whole number, taken when the field is left or Enter is pressed; anything else puts back what was there. */
function NumberField({ name, text, unit, min, max, value, onChange }: NumberFieldProps) {
  const take = (input: HTMLInputElement) => {
    const given = Number(input.value);
    const fits = input.value !== '' && Number.isInteger(given) && given >= min && given <= max;
    if (fits && given !== value) onChange(given);
    input.value = fits && value !== null ? input.value : (value?.toString() ?? '');
  };
  return (
    <label className={styles.inline}>
      {text}
      <input
        key={value}
        type="number"
        inputMode="numeric"
        aria-label={name}
        min={min}
        max={max}
        defaultValue={value ?? ''}
        onBlur={({ currentTarget }) => take(currentTarget)}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && take(currentTarget)}
      />
      {unit}
    </label>
  );
}
