import type { BankView } from '../../domain/accounts/account-view';
import type { WhatIfChange, WhatIfResult } from '../../domain/advice/what-if';
import { dayMs, hourMs, type Instant } from '../../domain/time/instant';

/** The length of a slider's step. */
export const stepHours = 6;

/** The state of the what-if controls. Steps count from now; 0 means not at all. */
export interface WhatIfInput {
  /** 1 = now, 2 = one step later, … */
  readonly resetStep: number;
  readonly pauseStep: number;
  readonly factor: number;
  readonly workSaturday: boolean;
  readonly platformReset: boolean;
}

/** No change. */
export const asUsual: WhatIfInput = {
  resetStep: 0,
  pauseStep: 0,
  factor: 1,
  workSaturday: false,
  platformReset: false,
};

/** Whether nothing was changed: the chart then shows the usual course alone. */
export function isUsual(input: WhatIfInput): boolean {
  return (
    input.resetStep === 0 && input.pauseStep === 0 && input.factor === 1 && !input.workSaturday && !input.platformReset
  );
}

/** The instant of a step: step 1 is now. */
export function stepAt(step: number, now: Instant): Instant {
  return now + (step - 1) * stepHours * hourMs;
}

/** Thirteen days in steps. */
const mostResetSteps = (13 * 24) / stepHours;

/** How many steps a reset could be used at: 0 where none is held, none after the last one has expired, 13 days at most. */
export function resetStepsOf({ available, resets }: Pick<BankView, 'available' | 'resets'>, now: Instant): number {
  const held = resets.filter(({ status }) => status === 'available');
  if ((available ?? held.length) === 0) return 0;
  // A reset that is only counted, or listed without an expiry, may be usable all the time.
  const isOpen = held.length < (available ?? 0) || held.some(({ expiresAt }) => expiresAt === null);
  if (isOpen || held.length === 0) return mostResetSteps;
  const last = Math.max(...held.map(({ expiresAt }) => expiresAt ?? 0));
  return Math.min(mostResetSteps, Math.max(1, Math.ceil((last - now) / (stepHours * hourMs))));
}

/** The change of the forecast that the controls describe. */
export function whatIfChangeOf(input: WhatIfInput, now: Instant): WhatIfChange {
  return {
    resetsAt: input.resetStep > 0 ? [stepAt(input.resetStep, now)] : [],
    pauseUntil: input.pauseStep > 0 ? now + input.pauseStep * stepHours * hourMs : null,
    factor: input.factor,
    workSaturday: input.workSaturday,
    platformResetAt: input.platformReset ? now + dayMs : null,
  };
}

/** How many days a simulated course covers. */
export function courseDays({ line }: Pick<WhatIfResult, 'line'>): number {
  return Math.round(((line.at(-1)?.at ?? 0) - (line[0]?.at ?? 0)) / dayMs);
}
