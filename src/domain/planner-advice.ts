// From expected gains to a yes or no. A plan rests on demand that was learned; where it and a rule of thumb that needs no
// learning disagree, it has to be surer.
import { type SolveTuning, solveTuning } from './planner-question';
import type { PlanGain } from './planner-solve';

export interface AdviceTuning {
  /** Percent of a window by which later may seem better, and still now is right, if the rule of thumb says now. */
  readonly agreed: number;
  /** Percent of a window by which now must beat later if it does not. */
  readonly alone: number;
}

export const adviceTuning: AdviceTuning = { agreed: 12, alone: 3 };

/** Where a decision stands: percent used, hours the window still runs of its length, hours until the first reset lapses. */
export interface AdvicePoint {
  readonly used: number;
  readonly hoursLeft: number;
  readonly windowHours: number;
  readonly lapseHours: number;
}

/** Whether to use a reset now. */
export function shouldUse(
  gain: PlanGain,
  point: AdvicePoint,
  advice: AdviceTuning = adviceTuning,
  solve: SolveTuning = solveTuning,
): boolean {
  const least = thumbSaysNow(point) ? -advice.agreed : advice.alone;
  return gain.overLater > least && gain.overNever > solve.leastWorth;
}

const fullPercent = 99.999;
/** How long a reset lives: every grant seen so far expired thirty days later. */
const lifeHours = 720;

/** Blocked, and the rest of the window is a larger share of it than half the reset's life that is left. */
function thumbSaysNow({ used, hoursLeft, windowHours, lapseHours }: AdvicePoint): boolean {
  return used >= fullPercent && hoursLeft / windowHours >= 0.5 * Math.min(1, lapseHours / lifeHours);
}
