import { type SolveTuning, solveTuning } from './planner-question';
import type { PlanGain } from './planner-solve';

/** Whether to use a reset now: it beats every later use, and brings enough to be worth spending. */
export function shouldUse(gain: PlanGain, tuning: SolveTuning = solveTuning): boolean {
  return gain.overLater > 0 && gain.overNever > tuning.leastWorth;
}
