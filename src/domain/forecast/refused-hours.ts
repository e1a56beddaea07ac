// What was wanted while the window was full. It fills on busy days, so the hours seen are those of quieter ones, and a rhythm
// learned from them alone is too low where it matters. So refused hours are supposed to have gone on at the level of the
// hours before them, the rhythm is learned anew, and again (expectation–maximisation: Dempster, Laird and Rubin, 1977).
import { type RhythmTuning, weeklyRhythm } from './hour-of-week';
import type { SeenHours } from './served-hours';

export interface RefusedTuning {
  readonly rounds: number;
  /** Days over which the level before a refusal reaches back, and percent expected that stands against its surprise. */
  readonly levelDays: number;
  readonly levelPrior: number;
}

export const refusedTuning: RefusedTuning = { rounds: 3, levelDays: 0.7, levelPrior: 4 };

/** The weekly rhythm, and the hours it was learned from: what was refused is supposed, and counts as seen. */
export interface SupposedHours {
  readonly perHour: Float64Array;
  readonly hours: SeenHours;
}

/** Learns the rhythm of hours of which some were refused; where none was, it is {@link weeklyRhythm}. */
export function supposeRefused(
  seen: SeenHours,
  rhythm: RhythmTuning,
  tuning: RefusedTuning = refusedTuning,
): SupposedHours {
  let supposed: SupposedHours = { perHour: weeklyRhythm(seen, rhythm), hours: seen };
  if (!seen.refused.some((share) => share > 0)) return supposed;
  for (let round = 0; round < tuning.rounds; round++) {
    const hours = filledIn(seen, supposed.perHour, tuning);
    supposed = { perHour: weeklyRhythm(hours, rhythm), hours };
  }
  return supposed;
}

function filledIn({ got, seen, refused }: SeenHours, perHour: Float64Array, tuning: RefusedTuning): SeenHours {
  const filled = { got: got.slice(), seen: seen.slice(), refused };
  const fade = Math.exp(-1 / (24 * tuning.levelDays));
  let recentGot = 0;
  let recentExpected = 0;
  for (let hour = 0; hour < got.length; hour++) {
    const expected = perHour[hour % 168] ?? 0;
    const level = (recentGot + tuning.levelPrior) / (recentExpected + tuning.levelPrior);
    const share = refused[hour] ?? 0;
    filled.got[hour] = (got[hour] ?? 0) + share * level * expected;
    filled.seen[hour] = (seen[hour] ?? 0) + share;
    recentGot = fade * recentGot + (got[hour] ?? 0);
    recentExpected = fade * recentExpected + (seen[hour] ?? 0) * expected;
  }
  return filled;
}
