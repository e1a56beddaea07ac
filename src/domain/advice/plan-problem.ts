// What a plan is asked, and what follows from it bin by bin.
import type { DemandModel } from './demand-model';

export interface PlanProblem {
  readonly demand: DemandModel;
  /** Hour of the week (0–168) at which the plan begins. */
  readonly hourOfWeek: number;
  /** Hours until each held reset lapses, ascending. */
  readonly expiryHours: readonly number[];
  /** Chance an hour that the platform restarts everybody's window. */
  readonly hazardPerHour: number;
  /** Hours from the start for which answers are kept. */
  readonly queryHours: number;
  /** Length of the window a reset restarts; a week when nothing is said. */
  readonly windowHours?: number;
}

export interface SolverTuning {
  /** For a week; a longer window gets bins as much longer. */
  readonly binHours: number;
  readonly usedCells: number;
  /** Share of value lost a day: what comes late is less sure to come. */
  readonly discountPerDay: number;
  /** Days in which a recent high or low fades. */
  readonly recentDays: number;
  /** Hours looked at after the last reset lapsed, so that where the window stands then still counts. */
  readonly tailHours: number;
  /** Expected percent of a window over never using it below which no reset is spent: a plan can be wrong by as much. */
  readonly minWorth: number;
  /**
   * Expected percent over the best later use that a use must bring: of a window not yet full, of a full one against the
   * plain rule, and how much worse it may be where the plain rule says so.
   */
  readonly earlyMargin: number;
  readonly eagerMargin: number;
  readonly plainMargin: number;
}

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

/** Resets not yet lapsed `hour` hours into the plan. */
export function resetsHeldAt({ expiryHours: lapseHours }: PlanProblem, hour: number): number {
  return lapseHours.filter((lapse) => lapse > hour).length;
}

/** Whether a new day of the account's own rhythm begins within the bin that starts at `hour`. */
export function startsDay({ hourOfWeek, demand }: PlanProblem, hour: number, binHours: number): boolean {
  const day = (at: number): number => Math.floor((hourOfWeek + at - demand.dayStart) / 24);
  return day(hour) !== day(hour - binHours);
}

/** Percent of a week wanted in a bin on a day of this kind. */
export function demandInBin(
  { demand, hourOfWeek }: PlanProblem,
  tuning: SolverTuning,
  binHours: number,
  bin: number,
  kind: number,
): number {
  const from = bin * binHours;
  let percent = 0;
  for (let hour = 0; hour < binHours; hour++)
    percent += demand.perHour[Math.floor(hourOfWeek + from + hour) % 168] ?? 0;
  const lately = 1 + (demand.recentLevel - 1) * Math.exp(-from / 24 / tuning.recentDays);
  return percent * lately * (demand.levels[kind] ?? 1);
}
