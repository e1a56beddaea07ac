// The rule that turns a plan's gain into "use now" or "wait". A plan can err by some percent, so it must beat a plain rule by a
// margin. That rule knows nothing about the account and is hard to beat. It uses a reset when the window is full and at least
// half as much of the window is left as of the reset's life.

import { type SolverTuning, solverTuning } from './plan-problem';
import type { PlanGain } from './plan-solver';

/** The state in which the rule decides. */
export interface UseSituation {
  /** Percent used. */
  readonly used: number;
  readonly hoursLeft: number;
  readonly windowHours: number;
  /** Hours until the soonest reset expires. */
  readonly expiryHours: number;
}

/** Percents are sums of floats: this close to 100 is full. */
const fullPercent = 100 - 1e-6;

/** Life of a reset, 30 days. */
const lifeHours = 720;

/** Whether to use a reset now: it gains enough over not using any, and beats the best later use by the margin. */
export function shouldUseNow(gain: PlanGain, situation: UseSituation, tuning: SolverTuning = solverTuning): boolean {
  if (gain.overNone <= tuning.minWorth) return false;
  return gain.overLater > marginOf(situation, tuning);
}

function marginOf({ used, hoursLeft, windowHours, expiryHours }: UseSituation, tuning: SolverTuning): number {
  if (used < fullPercent) return tuning.earlyMargin;
  const lifeLeft = Math.min(1, expiryHours / lifeHours);
  const plainRuleSaysUse = hoursLeft / windowHours >= lifeLeft / 2;
  return plainRuleSaysUse ? -tuning.plainMargin : tuning.eagerMargin;
}
