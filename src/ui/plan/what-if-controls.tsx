import type { ReactNode } from 'react';
import { hourMs, type Instant } from '../../domain/time/instant';
import { useTranslator } from '../components/reader-context';
import { Slider } from '../components/slider';
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
  const { t, formats } = useTranslator();
  const { resetStep, factor, pauseStep } = input;
  const resetText = (): string => {
    if (resetStep === 0) return t('plan.whatIf.notAtAll');
    return resetStep === 1 ? t('plan.whatIf.now') : formats.instant(stepAt(resetStep, now));
  };
  return (
    <div className={styles.controls}>
      <Slider
        name={t('plan.whatIf.reset')}
        value={resetStep}
        to={Math.max(1, resetSteps)}
        disabled={resetSteps === 0}
        text={resetSteps === 0 ? t('plan.whatIf.reset.none') : resetText()}
        onChange={(value) => onChange({ ...input, resetStep: value })}
      />
      <Slider
        name={t('plan.whatIf.factor')}
        value={factor}
        from={0}
        to={3}
        step={0.25}
        text={factor === 1 ? t('plan.whatIf.factor.usual') : t('plan.whatIf.factor.value', { factor })}
        onChange={(value) => onChange({ ...input, factor: value })}
      />
      <Slider
        name={t('plan.whatIf.pause')}
        value={pauseStep}
        to={pauseSteps}
        text={
          pauseStep === 0
            ? t('plan.whatIf.notAtAll')
            : t('plan.whatIf.pause.until', { at: now + pauseStep * stepHours * hourMs })
        }
        onChange={(value) => onChange({ ...input, pauseStep: value })}
      />
      <div className={styles.checkboxes}>
        <Checkbox checked={input.workSaturday} onChange={(workSaturday) => onChange({ ...input, workSaturday })}>
          {t('plan.whatIf.saturday')}
        </Checkbox>
        <Checkbox checked={input.platformReset} onChange={(platformReset) => onChange({ ...input, platformReset })}>
          {t('plan.whatIf.platform')}
        </Checkbox>
      </div>
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
