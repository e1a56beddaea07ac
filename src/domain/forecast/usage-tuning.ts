// Parameters of the usage model, fitted on the lab's generated accounts (lab/RESULTS.md).

import { dayMs, secondMs } from '../time/instant';
import { type InactivityTuning, inactivityTuning } from './inactivity';
import type { ProfileTuning } from './weekly-profile';

export interface UsageTuning {
  readonly profile: ProfileTuning;
  /** Days after which an hour counts 1/e in the recent level. */
  readonly recentDays: number;
  /** Weight of the prior, a recent level of 1, in expected percent. */
  readonly recentPrior: number;
  /** Share of a recent deviation that continues, 0–1. */
  readonly recentTrust: number;
  /** Weight of the prior distribution in past stretches, and its gamma shape: a small shape is wide. */
  readonly priorDays: number;
  readonly priorShape: number;
  /** Variance per percent of mean (quasi-Poisson): the percent that comes in one go. */
  readonly dispersion: number;
  /** Relative standard deviation of each component around its past stretch. */
  readonly componentSpread: number;
  /** Relative variance added while nothing is known; half of it is left after a week of observation. */
  readonly coldStartVariance: number;
  /** Factor on the mean: imputed censored demand is still too low on average. */
  readonly censoringFactor: number;
  /** Age in days at which a past stretch counts half. */
  readonly halfLifeDays: number;
  /** Null for a window too short for absences to matter. */
  readonly inactivity: InactivityTuning | null;
}

export const usageTuning: UsageTuning = {
  profile: { halfLifeDays: 28, dayTypePriorHours: 3, weekdayPriorHours: 96, hourOfDayPriorHours: 6, binPriorHours: 12 },
  recentDays: 1.5,
  recentPrior: 15,
  recentTrust: 0.5,
  priorDays: 4,
  priorShape: 3,
  dispersion: 2.2,
  componentSpread: 0.05,
  coldStartVariance: 0.6,
  censoringFactor: 1.06,
  halfLifeDays: 140,
  inactivity: inactivityTuning,
};

/** A window shorter than a day is used in one session: the last two hours matter, not the last days. */
const shortWindowTuning: UsageTuning = {
  ...usageTuning,
  recentDays: 0.1,
  recentPrior: 10,
  recentTrust: 0.6,
  priorDays: 8,
  dispersion: 3.5,
  componentSpread: 0.1,
  censoringFactor: 1.15,
  inactivity: null,
};

/** The tuning for a window of this length. */
export function usageTuningFor(seconds: number): UsageTuning {
  return seconds * secondMs < dayMs ? shortWindowTuning : usageTuning;
}
