// The planning problem: a Markov decision process in time bins. When should each banked reset be used, so that the most
// can be served in expectation?

import type { DemandModel } from './demand-model';

export interface PlanProblem {
  readonly demand: DemandModel;
  /** Hour of the week, 0–168, at which the plan begins. */
  readonly hourOfWeek: number;
  /** Hours until each held reset expires, ascending. */
  readonly expiryHours: readonly number[];
  /** Probability per hour that the platform resets everybody's window. */
  readonly hazardPerHour: number;
  /** Hours from the start for which the plan can be queried. */
  readonly queryHours: number;
  /** Length of the window a reset restarts; a week unless given. */
  readonly windowHours?: number;
}

export interface SolverTuning {
  /** Length of a bin for a weekly window; a longer window gets longer bins. */
  readonly binHours: number;
  /** Cells of use from 0 to 100 %. */
  readonly usedCells: number;
  /** Discount per day: later use is less certain to happen. */
  readonly discountPerDay: number;
  /** Days after which a recent deviation of the demand is down to 1/e. */
  readonly recentDays: number;
  /** Hours planned after the last expiry, so that the state then still has a value. */
  readonly tailHours: number;
  /** A reset expected to gain less than this over never using it is not used, in percent: plans err by as much. */
  readonly minWorth: number;
  /**
   * Percent that using a reset now must gain over the best later use. `earlyMargin` holds while the window is not full,
   * `eagerMargin` while it is full and the plain rule says wait. Where the plain rule says use, it may even lose
   * `plainMargin`. See the use rule.
   */
  readonly earlyMargin: number;
  readonly eagerMargin: number;
  readonly plainMargin: number;
}

/** Tuned on the lab's generated accounts (lab/RESULTS.md). */
export const solverTuning: SolverTuning = {
  binHours: 4,
  usedCells: 17,
  discountPerDay: 0.02,
  recentDays: 10,
  tailHours: 240,
  minWorth: 2,
  earlyMargin: 4,
  eagerMargin: 3,
  plainMargin: 4,
};

/** Resets that have not expired `hour` hours into the plan. */
export function resetsHeldAt({ expiryHours }: PlanProblem, hour: number): number {
  return expiryHours.filter((expiry) => expiry > hour).length;
}

/** Whether a new day, as the account lives it, begins within the bin that starts at `hour`. */
export function startsDay({ hourOfWeek, demand }: PlanProblem, hour: number, binHours: number): boolean {
  const day = (at: number): number => Math.floor((hourOfWeek + at - demand.dayStart) / 24);
  return day(hour) !== day(hour - binHours);
}

/** Expected demand of a bin on a day of this kind, in percent of the window. */
export function demandInBin(
  { demand, hourOfWeek }: PlanProblem,
  tuning: SolverTuning,
  binHours: number,
  bin: number,
  dayKind: number,
): number {
  const from = bin * binHours;
  let percent = 0;
  for (let hour = 0; hour < binHours; hour++)
    percent += demand.perHour[Math.floor(hourOfWeek + from + hour) % 168] ?? 0;
  const recent = 1 + (demand.recentLevel - 1) * Math.exp(-from / 24 / tuning.recentDays);
  return percent * recent * (demand.levels[dayKind] ?? 1);
}
