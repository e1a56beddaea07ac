// Demand while the window was full is censored. A window fills on busy days, so the observed hours are the quieter ones
// and a profile of them alone is too low where it matters. So censored hours are imputed at the level of the hours
// before them, the profile is estimated again, and so on. This is expectation–maximisation (Dempster, Laird and Rubin,
// 1977).

import type { HourlyUsage } from './hourly-usage';
import { type ProfileTuning, weeklyProfile } from './weekly-profile';

export interface ImputationTuning {
  /** Rounds of imputing and estimating. */
  readonly rounds: number;
  /** Days after which an hour counts 1/e in the level before a censored hour. */
  readonly levelDays: number;
  /** Weight of the prior, a level of 1, in expected percent. */
  readonly levelPrior: number;
}

const imputationTuning: ImputationTuning = { rounds: 3, levelDays: 0.7, levelPrior: 4 };

export interface ImputedUsage {
  /** The weekly profile of `hours`. */
  readonly perHour: Float64Array;
  /** The hours with censored demand imputed, which counts as observed. */
  readonly hours: HourlyUsage;
}

/** The weekly profile of hours of which some were censored. Where none was, it equals {@link weeklyProfile}. */
export function imputeCensored(
  hours: HourlyUsage,
  profile: ProfileTuning,
  tuning: ImputationTuning = imputationTuning,
): ImputedUsage {
  let estimate: ImputedUsage = { perHour: weeklyProfile(hours, profile), hours };
  if (!hours.censored.some((share) => share > 0)) return estimate;
  for (let round = 0; round < tuning.rounds; round++) {
    const imputed = impute(hours, estimate.perHour, tuning);
    estimate = { perHour: weeklyProfile(imputed, profile), hours: imputed };
  }
  return estimate;
}

/** The hours with censored shares filled at the profile times the recent level. */
function impute(
  { used, observed, censored }: HourlyUsage,
  perHour: Float64Array,
  tuning: ImputationTuning,
): HourlyUsage {
  const imputed = { used: used.slice(), observed: observed.slice(), censored };
  const decay = Math.exp(-1 / (24 * tuning.levelDays));
  let recentUsed = 0;
  let recentExpected = 0;
  for (let hour = 0; hour < used.length; hour++) {
    const expected = perHour[hour % 168] ?? 0;
    const level = (recentUsed + tuning.levelPrior) / (recentExpected + tuning.levelPrior);
    const share = censored[hour] ?? 0;
    imputed.used[hour] = (used[hour] ?? 0) + share * level * expected;
    imputed.observed[hour] = (observed[hour] ?? 0) + share;
    recentUsed = decay * recentUsed + (used[hour] ?? 0);
    recentExpected = decay * recentExpected + (observed[hour] ?? 0) * expected;
  }
  return imputed;
}
