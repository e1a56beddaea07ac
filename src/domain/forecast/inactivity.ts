// Absences. Somebody who wants nothing for as long as they would usually have wanted much has probably left, and stays away
// for days; and anybody may leave before the window ends.
import type { MixtureComponent } from './gamma-mixture';
import type { HourlyUsage } from './hours-from-steps';

export interface InactivityTuning {
  /** Chance a day that an absence begins, and days it lasts on average. */
  readonly onsetPerDay: number;
  readonly meanDays: number;
  /** Percent the rhythm expects in vain that makes staying silent e times less likely for somebody who is there. */
  readonly unusedPercentScale: number;
}

export const inactivityTuning: InactivityTuning = { onsetPerDay: 0.006, meanDays: 5, unusedPercentScale: 9 };

/** Past this many days of silence nothing more is learned. */
const longestSilenceDays = 30;

/** Probability that the account is unattended at the end of what was seen. */
export function probabilityInactive(
  { used: got, observed: seen }: HourlyUsage,
  perHour: ArrayLike<number>,
  tuning: InactivityTuning,
): number {
  let expected = 0;
  let hours = 0;
  for (let hour = got.length - 1; hour >= 0 && (got[hour] ?? 0) < 1e-9; hour--) {
    if (hours >= 24 * longestSilenceDays) break;
    expected += (seen[hour] ?? 0) * (perHour[hour % 168] ?? 0);
    hours++;
  }
  const odds = (hours / 24) * tuning.onsetPerDay * Math.exp(expected / tuning.unusedPercentScale);
  return odds / (1 + odds);
}

/** What is to come in `days` as it is when somebody is there, mixed with what is left of it by an absence. */
export function withInactivity(
  parts: readonly MixtureComponent[],
  away: number,
  days: number,
  lump: number,
  { onsetPerDay: leavesPerDay, meanDays: awayDays }: InactivityTuning,
): readonly MixtureComponent[] {
  if (days <= 0) return parts;
  const leaving = (1 - away) * (1 - Math.exp(-days * leavesPerDay));
  const presentAfterReturn = 1 - ((1 - Math.exp(-days / awayDays)) * awayDays) / days;
  return parts.flatMap((part) => [
    { ...part, weight: part.weight * (1 - away - leaving) },
    thinned(part, presentAfterReturn, away, lump, 0.5),
    thinned(part, 0.5, leaving, lump, 0.15),
  ]);
}

/** A part of which only a share comes, wide by `doubt` because nobody knows which. */
function thinned(part: MixtureComponent, share: number, likely: number, lump: number, doubt: number): MixtureComponent {
  const mean = Math.max(0.02, part.mean * share);
  return { mean, variance: lump * mean + doubt * mean ** 2, weight: part.weight * likely };
}
