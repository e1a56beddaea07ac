// Inactivity: the user is away for days. Somebody who used nothing for as long as much use was expected has probably left.
// And anybody may leave before the window ends.

import type { MixtureComponent } from './gamma-mixture';
import type { HourlyUsage } from './hourly-usage';

export interface InactivityTuning {
  /** Probability per day that an absence begins. */
  readonly onsetPerDay: number;
  /** Mean length of an absence. */
  readonly meanDays: number;
  /** Expected but unused percent that makes silence e times less likely if the user is still active. */
  readonly unusedPercentScale: number;
}

export const inactivityTuning: InactivityTuning = { onsetPerDay: 0.006, meanDays: 5, unusedPercentScale: 9 };

/** A longer silence is not more evidence. */
const maxSilentDays = 30;

/** Less use than this in an hour is none: sums of floats. */
const usedEpsilon = 1e-9;

/** Probability, 0–1, that the user is inactive at the end of the observed hours, by Bayes' rule; 0 right after use. */
export function probabilityInactive(
  { used, observed }: HourlyUsage,
  perHour: ArrayLike<number>,
  tuning: InactivityTuning,
): number {
  let expected = 0;
  let silentHours = 0;
  for (let hour = used.length - 1; hour >= 0 && (used[hour] ?? 0) < usedEpsilon; hour--) {
    if (silentHours >= 24 * maxSilentDays) break;
    expected += (observed[hour] ?? 0) * (perHour[hour % 168] ?? 0);
    silentHours++;
  }
  const odds = (silentHours / 24) * tuning.onsetPerDay * Math.exp(expected / tuning.unusedPercentScale);
  return odds / (1 + odds);
}

/** Relative variance added to the use of a user who returns, and of one who leaves: the day is not known. */
const returnVariance = 0.5;
const leaveVariance = 0.15;
/** A user who leaves does so halfway, on average. */
const shareBeforeLeaving = 0.5;
/** Percent; a component's mean is never less. */
const minMean = 0.02;

/**
 * Mixes a predictive distribution of active use over the next `days` with the cases that the user is inactive now and
 * returns, or leaves later. `inactive` is the probability of being inactive now, `dispersion` as in the usage model. The
 * total weight stays the same; the components themselves are returned where no time is left.
 */
export function withInactivity(
  components: readonly MixtureComponent[],
  inactive: number,
  days: number,
  dispersion: number,
  { onsetPerDay, meanDays }: InactivityTuning,
): readonly MixtureComponent[] {
  if (days <= 0) return components;
  const leaving = (1 - inactive) * (1 - Math.exp(-days * onsetPerDay));
  const shareAfterReturn = 1 - ((1 - Math.exp(-days / meanDays)) * meanDays) / days;
  return components.flatMap((component) => [
    { ...component, weight: component.weight * (1 - inactive - leaving) },
    reduced(component, shareAfterReturn, inactive, dispersion, returnVariance),
    reduced(component, shareBeforeLeaving, leaving, dispersion, leaveVariance),
  ]);
}

/** A component of which only a share of the use happens, with a probability. */
function reduced(
  component: MixtureComponent,
  share: number,
  probability: number,
  dispersion: number,
  relativeVariance: number,
): MixtureComponent {
  const mean = Math.max(minMean, component.mean * share);
  return {
    mean,
    variance: dispersion * mean + relativeVariance * mean ** 2,
    weight: component.weight * probability,
  };
}
