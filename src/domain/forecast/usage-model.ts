// Predicts how much of a window will be used between now and a later instant. The weekly profile gives the expectation,
// the recent level raises or lowers it. Every past stretch of the same length then contributes how far such an expectation
// was off, as one component of a gamma mixture.

import { imputeCensored } from './censored-demand';
import type { MixtureComponent } from './gamma-mixture';
import type { HourlyUsage } from './hourly-usage';
import { probabilityInactive, withInactivity } from './inactivity';
import { type UsageTuning, usageTuning } from './usage-tuning';

/** What was learned from an account's hourly use. Positions are on its axis of local hours. */
export interface UsageModel {
  /** The weekly profile: expected percent per hour of the week. */
  readonly perHour: Float64Array;
  readonly hours: HourlyUsage;
  readonly tuning: UsageTuning;
  /** Cumulative percent used (imputed where censored) and expected; entry i covers the hours before i. */
  readonly used: Float64Array;
  readonly expected: Float64Array;
  /** The recent level before each hour: used ÷ expected, pulled towards 1. */
  readonly recentLevel: Float64Array;
  /** Probability, 0–1, that the user is inactive now. */
  readonly inactive: number;
}

/** Learns the model from hourly use whose last hour is now. */
export function fitUsageModel(hours: HourlyUsage, tuning: UsageTuning = usageTuning): UsageModel {
  const { perHour, hours: imputed } = imputeCensored(hours, tuning.profile);
  const count = hours.used.length;
  const used = new Float64Array(count + 1);
  const expected = new Float64Array(count + 1);
  const recentLevel = new Float64Array(count + 1);
  const decay = Math.exp(-1 / (24 * tuning.recentDays));
  let recentUsed = 0;
  let recentExpected = 0;
  for (let hour = 0; hour <= count; hour++) {
    recentLevel[hour] = (recentUsed + tuning.recentPrior) / (recentExpected + tuning.recentPrior);
    if (hour === count) break;
    const rate = perHour[hour % 168] ?? 0;
    used[hour + 1] = (used[hour] ?? 0) + (imputed.used[hour] ?? 0);
    expected[hour + 1] = (expected[hour] ?? 0) + (imputed.observed[hour] ?? 0) * rate;
    // The recent level looks at observed use alone: imputed use follows the level and would confirm it.
    recentUsed = decay * recentUsed + (hours.used[hour] ?? 0);
    recentExpected = decay * recentExpected + (hours.observed[hour] ?? 0) * rate;
  }
  const inactive = tuning.inactivity ? probabilityInactive(hours, perHour, tuning.inactivity) : 0;
  return { perHour, hours, tuning, used, expected, recentLevel, inactive };
}

/** Percent the profile expects between two positions. */
function expectedBetween({ perHour }: Pick<UsageModel, 'perHour'>, from: number, to: number): number {
  let percent = 0;
  for (let hour = Math.floor(from); hour < to; hour++) {
    const share = Math.min(hour + 1, to) - Math.max(hour, from);
    percent += share * (perHour[((hour % 168) + 168) % 168] ?? 0);
  }
  return percent;
}

/** Percent; a component's mean is never less. */
const minMean = 0.02;

/** The predictive distribution of percent used between two positions, the first of them the latest reading. */
export function predictUsage(model: UsageModel, from: number, to: number): readonly MixtureComponent[] {
  const { tuning, recentLevel } = model;
  const base =
    expectedBetween(model, from, to) * continuedLevel(tuning, recentLevel.at(-1) ?? 1) * tuning.censoringFactor;
  const relativeVariance = tuning.componentSpread ** 2 + (tuning.coldStartVariance * 7) / (7 + observedDays(model));
  const components: MixtureComponent[] = [];
  const add = (ratio: number, weight: number): void => {
    const mean = Math.max(base * ratio, minMean);
    components.push({ mean, variance: tuning.dispersion * mean + relativeVariance * mean ** 2, weight });
  };
  for (const { ratio, weight } of pastRatios(model, from, to - from)) add(ratio, weight);
  for (const ratio of priorRatios(tuning.priorShape)) add(ratio, tuning.priorDays / priorCount);
  return tuning.inactivity
    ? withInactivity(components, model.inactive, (to - from) / 24, tuning.dispersion, tuning.inactivity)
    : components;
}

/** A past stretch counts only if this share of its expectation was observed. */
const minObservedShare = 0.4;

/** Past stretches of the same length and hour of day: used ÷ what this model would have expected then. */
function pastRatios(model: UsageModel, from: number, length: number): { ratio: number; weight: number }[] {
  const { used, expected, recentLevel, tuning } = model;
  const ratios: { ratio: number; weight: number }[] = [];
  const last = used.length - 1;
  const hours = Math.max(1, Math.round(length));
  for (let start = Math.round(from) - 24 * Math.ceil(hours / 24); start >= 0; start -= 24) {
    const end = Math.min(start + hours, last);
    const expectedObserved = (expected[end] ?? 0) - (expected[start] ?? 0);
    const expectedAll = expectedBetween(model, start, start + hours);
    if (expectedObserved < minObservedShare * expectedAll || expectedObserved <= 0) continue;
    const usedThen = (used[end] ?? 0) - (used[start] ?? 0);
    const weight = (expectedObserved / expectedAll) * 0.5 ** ((last - start) / 24 / tuning.halfLifeDays);
    ratios.push({ ratio: usedThen / expectedObserved / continuedLevel(tuning, recentLevel[start] ?? 1), weight });
  }
  return ratios;
}

function observedDays({ hours }: UsageModel): number {
  let observed = 0;
  for (const share of hours.observed) observed += share;
  return observed / 24;
}

/** The factor on future use that a recent level implies; at least 0.1. */
function continuedLevel({ recentTrust }: UsageTuning, level: number): number {
  return Math.max(0.1, 1 + recentTrust * (level - 1));
}

const priorCount = 7;

/** Seven equally likely values of a gamma distribution with mean 1 (Wilson and Hilferty, 1931). */
function priorRatios(shape: number): readonly number[] {
  const scores = [-1.465, -0.792, -0.366, 0, 0.366, 0.792, 1.465];
  return scores.map((z) => Math.max(0, 1 - 1 / (9 * shape) + z * Math.sqrt(1 / (9 * shape))) ** 3);
}
