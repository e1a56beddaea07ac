import { type ReactNode, useId } from 'react';
import { formatInstant } from '../../domain/time/format-instant';
import { hourMs, type Instant } from '../../domain/time/instant';
import { useLocaleAndZone } from '../components/reader-context';
import styles from './plan.module.css';
import { stepAt, stepHours, type WhatIfInput } from './what-if-input';

interface WhatIfControlsProps {
  readonly input: WhatIfInput;
  readonly onChange: (input: WhatIfInput) => void;
  readonly now: Instant;
  /** How many steps the reset slider has; 0 where no reset is held. */
  readonly resetSteps: number;
}

/** A week in steps of six hours. */
const pauseSteps = (7 * 24) / stepHours;

/** Sliders and checkboxes that change the coming weeks. */
export function WhatIfControls({ input, onChange, now, resetSteps }: WhatIfControlsProps) {
  const place = useLocaleAndZone();
  const at = (instant: Instant): string => formatInstant(instant, now, place);
  return (
    <div className={styles.controls}>
      <Slider
        name="Use a reset"
        value={input.resetStep}
        to={Math.max(1, resetSteps)}
        disabled={resetSteps === 0}
        text={resetSteps === 0 ? 'none held' : resetText(input.resetStep, at(stepAt(input.resetStep, now)))}
        onChange={(resetStep) => onChange({ ...input, resetStep })}
      />
      <Slider
        name="Burn"
        value={input.factor}
        from={0}
        to={3}
        step={0.25}
        text={input.factor === 1 ? '1×, as usual' : `${input.factor}×`}
        onChange={(factor) => onChange({ ...input, factor })}
      />
      <Slider
        name="Pause"
        value={input.pauseStep}
        to={pauseSteps}
        text={input.pauseStep === 0 ? 'not at all' : `until ${at(now + input.pauseStep * stepHours * hourMs)}`}
        onChange={(pauseStep) => onChange({ ...input, pauseStep })}
      />
      <div className={styles.checkboxes}>
        <Checkbox checked={input.workSaturday} onChange={(workSaturday) => onChange({ ...input, workSaturday })}>
          Work on the coming Saturday
        </Checkbox>
        <Checkbox checked={input.platformReset} onChange={(platformReset) => onChange({ ...input, platformReset })}>
          Everybody’s windows restart tomorrow
        </Checkbox>
      </div>
    </div>
  );
}

function resetText(step: number, at: string): string {
  if (step === 0) return 'not at all';
  return step === 1 ? 'now' : at;
}

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

function Slider({ name, value, from = 0, to, step = 1, disabled = false, text, onChange }: SliderProps) {
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

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

function Checkbox({ checked, onChange, children }: CheckboxProps) {
  return (
    <label className={styles.checkbox}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {children}
    </label>
  );
}
