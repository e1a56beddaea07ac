// What was wanted while the window was full. It fills on busy days, so the hours seen are those of quieter ones, and a rhythm
// learned from them alone is too low where it matters. So refused hours are supposed to have gone on at the level of the
// hours before them, the rhythm is learned anew, and again (expectation–maximisation: Dempster, Laird and Rubin, 1977).

import type { HourlyUsage } from './hours-from-steps';
import { type ProfileTuning, weeklyProfile } from './weekly-profile';

export interface ImputationTuning {
  readonly rounds: number;
  /** Days over which the level before a refusal reaches back, and percent expected that stands against its surprise. */
  readonly levelDays: number;
  readonly levelPrior: number;
}

export const imputationTuning: ImputationTuning = { rounds: 3, levelDays: 0.7, levelPrior: 4 };

/** The weekly rhythm, and the hours it was learned from: what was refused is supposed, and counts as seen. */
export interface ImputedUsage {
  readonly perHour: Float64Array;
  readonly hours: HourlyUsage;
}

/** Learns the rhythm of hours of which some were refused; where none was, it is {@link weeklyProfile}. */
export function imputeCensored(
  seen: HourlyUsage,
  rhythm: ProfileTuning,
  tuning: ImputationTuning = imputationTuning,
): ImputedUsage {
  let supposed: ImputedUsage = { perHour: weeklyProfile(seen, rhythm), hours: seen };
  if (!seen.censored.some((share) => share > 0)) return supposed;
  for (let round = 0; round < tuning.rounds; round++) {
    const hours = filledIn(seen, supposed.perHour, tuning);
    supposed = { perHour: weeklyProfile(hours, rhythm), hours };
  }
  return supposed;
}

function filledIn(
  { used, observed, censored }: HourlyUsage,
  perHour: Float64Array,
  tuning: ImputationTuning,
): HourlyUsage {
  const filled = { used: used.slice(), observed: observed.slice(), censored };
  const fade = Math.exp(-1 / (24 * tuning.levelDays));
  let recentUsed = 0;
  let recentExpected = 0;
  for (let hour = 0; hour < used.length; hour++) {
    const expected = perHour[hour % 168] ?? 0;
    const level = (recentUsed + tuning.levelPrior) / (recentExpected + tuning.levelPrior);
    const share = censored[hour] ?? 0;
    filled.used[hour] = (used[hour] ?? 0) + share * level * expected;
    filled.observed[hour] = (observed[hour] ?? 0) + share;
    recentUsed = fade * recentUsed + (used[hour] ?? 0);
    recentExpected = fade * recentExpected + (observed[hour] ?? 0) * expected;
  }
  return filled;
}
