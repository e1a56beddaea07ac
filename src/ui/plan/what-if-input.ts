import type { BankView } from '../../domain/accounts/account-view';
import type { WhatIfChange } from '../../domain/advice/what-if';
import { dayMs, hourMs, type Instant } from '../../domain/time/instant';

/** Sliders move in steps of this. */
export const stepHours = 6;

/** What the controls say. Steps count from now; 0 = not at all. */
export interface WhatIfInput {
  /** 1 = now, 2 = one step later, … */
  readonly resetStep: number;
  readonly pauseStep: number;
  readonly factor: number;
  readonly workSaturday: boolean;
  readonly platformReset: boolean;
}

export const asUsual: WhatIfInput = {
  resetStep: 0,
  pauseStep: 0,
  factor: 1,
  workSaturday: false,
  platformReset: false,
};

export function isUsual(wish: WhatIfInput): boolean {
  return wish.resetStep === 0 && wish.pauseStep === 0 && wish.factor === 1 && !wish.workSaturday && !wish.platformReset;
}

/** The instant a step stands for: the first is now. */
export function stepAt(step: number, now: Instant): Instant {
  return now + (step - 1) * stepHours * hourMs;
}

/** Thirteen days in steps. */
const mostResetSteps = (13 * 24) / stepHours;

/** How many steps there are to use a reset at: none where none is held, and none once the last of them has lapsed. */
export function resetStepsOf({ available, resets }: Pick<BankView, 'available' | 'resets'>, now: Instant): number {
  const held = resets.filter(({ status }) => status === 'available');
  if ((available ?? held.length) === 0) return 0;
  // Of one that is only counted, or listed without an expiry, nothing says that it lapses sooner.
  const isOpen = held.length < (available ?? 0) || held.some(({ expiresAt }) => expiresAt === null);
  if (isOpen || held.length === 0) return mostResetSteps;
  const last = Math.max(...held.map(({ expiresAt }) => expiresAt ?? 0));
  return Math.min(mostResetSteps, Math.max(1, Math.ceil((last - now) / (stepHours * hourMs))));
}

export function whatIfChangeOf(wish: WhatIfInput, now: Instant): WhatIfChange {
  return {
    resetsAt: wish.resetStep > 0 ? [stepAt(wish.resetStep, now)] : [],
    pauseUntil: wish.pauseStep > 0 ? now + wish.pauseStep * stepHours * hourMs : null,
    factor: wish.factor,
    workSaturday: wish.workSaturday,
    platformResetAt: wish.platformReset ? now + dayMs : null,
  };
}
