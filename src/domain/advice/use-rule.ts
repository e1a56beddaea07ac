import { type SolverTuning, solverTuning } from './plan-problem';
import type { PlanGain } from './plan-solver';

/** Where the window and its resets stand when the question is asked. */
export interface UseSituation {
  readonly used: number;
  readonly hoursLeft: number;
  readonly windowHours: number;
  /** Hours until the soonest reset lapses. */
  readonly lapseHours: number;
}

/** Percents are sums of floats: this close to 100 is full. */
const fullPercent = 100 - 1e-6;

/** What a reset lives for: the share of it that is left says how choosy the plain rule is. */
const lifeHours = 720;

/**
 * Whether to use a reset now: it brings enough to be worth spending, and beats every later use. A plan can be wrong by some
 * percent. By so much it must beat the plain rule, "when full, if at least half as much of the window is left as of the
 * reset's life", which knows nothing of the account and is hard to beat.
 */
export function shouldUseNow(gain: PlanGain, moment: UseSituation, tuning: SolverTuning = solverTuning): boolean {
  if (gain.overNone <= tuning.minWorth) return false;
  return gain.overLater > marginAt(moment, tuning);
}

function marginAt({ used, hoursLeft, windowHours, lapseHours }: UseSituation, tuning: SolverTuning): number {
  if (used < fullPercent) return tuning.earlyMargin;
  const lifeLeft = Math.min(1, lapseHours / lifeHours);
  return hoursLeft / windowHours >= lifeLeft / 2 ? -tuning.plainMargin : tuning.eagerMargin;
}
