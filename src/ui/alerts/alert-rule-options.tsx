import { type ReactNode, type RefObject, useRef } from 'react';
import type { Settings } from '../../domain/settings';
import { dayMs, hourMs } from '../../domain/time/instant';
import { Button } from '../components/button';
import { Chip } from '../components/chip';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './alerts.module.css';

type Alerts = Settings['alerts'];

interface RuleOptionProps {
  readonly alerts: Alerts;
  readonly onChange: (alerts: Alerts) => void;
}

/** At which percentages of use to notify: those in use, each to be taken out, and a field to add one. */
export function ThresholdOptions({ alerts, onChange }: RuleOptionProps) {
  const { t } = useTranslator();
  const { thresholds } = alerts;
  const field = useRef<HTMLInputElement>(null);
  const toggle = (percent: number) =>
    onChange({
      ...alerts,
      thresholds: thresholds.includes(percent)
        ? thresholds.filter((each) => each !== percent)
        : [...thresholds, percent].toSorted((a, b) => a - b),
    });
  return (
    <fieldset className={styles.options}>
      <legend className="visually-hidden">{t('alert-settings.thresholds')}</legend>
      {thresholds
        .toSorted((a, b) => a - b)
        .map((percent) => (
          <Chip
            key={percent}
            text={t('alert-settings.thresholds.step', { percent })}
            checked
            onChange={() => toggle(percent)}
          />
        ))}
      <NumberField
        field={field}
        name={t('alert-settings.thresholds.another')}
        sentence={(percent) => <T k="alert-settings.thresholds.another.field" values={{ percent }} />}
        min={1}
        max={100}
        value={null}
        onChange={(percent) => !thresholds.includes(percent) && toggle(percent)}
      />
      {/* Leaving the field has added what is in it: the button asks for the next one. */}
      <Button onClick={() => field.current?.focus()}>{t('alert-settings.thresholds.add')}</Button>
    </fieldset>
  );
}

const usualLeadHours = [1, 3, 6, 12, 24, 48];

/** How many hours before its expiry the last call for a banked reset comes. */
export function LastCallField({ alerts, onChange }: RuleOptionProps) {
  const { t } = useTranslator();
  const leads = [...new Set([...usualLeadHours.map((hours) => hours * hourMs), alerts.useByLeadMs])];
  const select = (
    <select
      key="select"
      aria-label={t('alert-settings.lastCall.name')}
      value={alerts.useByLeadMs}
      onChange={({ currentTarget }) => onChange({ ...alerts, useByLeadMs: Number(currentTarget.value) })}
    >
      {leads
        .toSorted((a, b) => a - b)
        .map((leadMs) => (
          <option key={leadMs} value={leadMs}>
            {t('alert-settings.lastCall.hours', { hours: Math.round(leadMs / hourMs) })}
          </option>
        ))}
    </select>
  );
  return (
    <p className={styles.field}>
      <T k="alert-settings.lastCall" values={{ lead: { node: select } }} />
    </p>
  );
}

/** Below how many credits to notify. */
export function CreditsField({ alerts, onChange }: RuleOptionProps) {
  const { t } = useTranslator();
  return (
    <NumberField
      name={t('alert-settings.credits.name')}
      sentence={(amount) => <T k="alert-settings.credits.field" values={{ amount, count: alerts.creditsLow }} />}
      min={1}
      max={100_000}
      value={alerts.creditsLow}
      onChange={(creditsLow) => onChange({ ...alerts, creditsLow })}
    />
  );
}

/** After how many days without a reading to notify. */
export function SilenceField({ alerts, onChange }: RuleOptionProps) {
  const { t } = useTranslator();
  const count = Math.round(alerts.nothingSeenMs / dayMs);
  return (
    <NumberField
      name={t('alert-settings.silence.name')}
      sentence={(days) => <T k="alert-settings.silence.field" values={{ days, count }} />}
      min={1}
      max={60}
      value={count}
      onChange={(days) => onChange({ ...alerts, nothingSeenMs: days * dayMs })}
    />
  );
}

interface NumberFieldProps {
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly name: string;
  /** The sentence around the field. */
  readonly sentence: (field: { readonly node: ReactNode }) => ReactNode;
  readonly min: number;
  readonly max: number;
  /** Null for a field that is empty, and empty again after each number. */
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

/** A whole number. It counts on blur or Enter; anything else restores the previous value. */
function NumberField({ field, name, sentence, min, max, value, onChange }: NumberFieldProps) {
  const commit = (input: HTMLInputElement) => {
    const entered = Number(input.value);
    const isValid = input.value !== '' && Number.isInteger(entered) && entered >= min && entered <= max;
    if (isValid && entered !== value) onChange(entered);
    input.value = isValid && value !== null ? input.value : (value?.toString() ?? '');
  };
  const input = (
    <input
      key={value}
      ref={field ?? null}
      type="number"
      inputMode="numeric"
      aria-label={name}
      min={min}
      max={max}
      defaultValue={value ?? ''}
      onBlur={({ currentTarget }) => commit(currentTarget)}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && commit(currentTarget)}
    />
  );
  // biome-ignore lint/a11y/noLabelWithoutControl: the input stands inside the sentence
  return <label className={styles.field}>{sentence({ node: input })}</label>;
}
