import { type ReactNode, useId } from 'react';
import { formatInstant } from '../../domain/time/format-instant';
import { hourMs, type Instant } from '../../domain/time/instant';
import { useLocaleAndZone } from '../components/reader-context';
import styles from './plan.module.css';
import { stepAt, stepHours, type WhatIfInput } from './what-if-input';

interface WhatIfControlsProps {
  readonly wish: WhatIfInput;
  readonly onWish: (wish: WhatIfInput) => void;
  readonly now: Instant;
  /** How many steps there are to use a reset at; 0 where none is held. */
  readonly resetSteps: number;
}

/** A week in steps of six hours. */
const pauseSteps = (7 * 24) / stepHours;

export function WhatIfControls({ wish, onWish, now, resetSteps }: WhatIfControlsProps) {
  const place = useLocaleAndZone();
  const at = (instant: Instant): string => formatInstant(instant, now, place);
  return (
    <div className={styles.controls}>
      <Slider
        name="Use a reset"
        value={wish.resetStep}
        to={Math.max(1, resetSteps)}
        disabled={resetSteps === 0}
        words={resetSteps === 0 ? 'none held' : resetWords(wish.resetStep, at(stepAt(wish.resetStep, now)))}
        onChange={(resetStep) => onWish({ ...wish, resetStep })}
      />
      <Slider
        name="Burn"
        value={wish.factor}
        from={0}
        to={3}
        step={0.25}
        words={wish.factor === 1 ? '1×, as usual' : `${wish.factor}×`}
        onChange={(factor) => onWish({ ...wish, factor })}
      />
      <Slider
        name="Pause"
        value={wish.pauseStep}
        to={pauseSteps}
        words={wish.pauseStep === 0 ? 'not at all' : `until ${at(now + wish.pauseStep * stepHours * hourMs)}`}
        onChange={(pauseStep) => onWish({ ...wish, pauseStep })}
      />
      <div className={styles.ticks}>
        <Tick checked={wish.workSaturday} onChange={(workSaturday) => onWish({ ...wish, workSaturday })}>
          Work on the coming Saturday
        </Tick>
        <Tick checked={wish.platformReset} onChange={(platformReset) => onWish({ ...wish, platformReset })}>
          Everybody’s windows restart tomorrow
        </Tick>
      </div>
    </div>
  );
}

function resetWords(step: number, at: string): string {
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
  /** What the position stands for. */
  readonly words: string;
  readonly onChange: (value: number) => void;
}

function Slider({ name, value, from = 0, to, step = 1, disabled = false, words, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{name}</label>
      <output htmlFor={id}>{words}</output>
      <input
        id={id}
        type="range"
        min={from}
        max={to}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={words}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  );
}

interface TickProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

function Tick({ checked, onChange, children }: TickProps) {
  return (
    <label className={styles.tick}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {children}
    </label>
  );
}
