// How much will be used between now and an instant ahead: the weekly rhythm says what to expect, recent days raise or
// lower it, and every past stretch of the same length says how far such an expectation has been off before.

import { imputeCensored } from './censored-demand';
import type { MixtureComponent } from './gamma-mixture';
import type { HourlyUsage } from './hours-from-steps';
import { type InactivityTuning, inactivityTuning, probabilityInactive, withInactivity } from './inactivity';
import type { ProfileTuning } from './weekly-profile';

export interface UsageTuning {
  readonly profile: ProfileTuning;
  /** Days over which "lately" reaches back. */
  readonly recentDays: number;
  /** Percent of a window expected that stands against a surprise of the last days. */
  readonly recentPrior: number;
  /** How much of a recent surprise lasts. */
  readonly recentTrust: number;
  /** Weight of the made-up past, in past days, and its shape (small is wide). */
  readonly priorDays: number;
  readonly priorShape: number;
  /** Percent that comes in one go. */
  readonly dispersion: number;
  /** Relative spread of one past stretch's lesson. */
  readonly componentSpread: number;
  /** Relative variance more while nothing is known; halved after a week seen. */
  readonly coldStartVariance: number;
  /** What is supposed of refused hours is too little still: more is to come by this. */
  readonly censoringFactor: number;
  /** Days in which a past stretch loses half its weight. */
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

/** A window of hours is used in one sitting: what the last two hours say counts, not the last days. */
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
  return seconds < 86_400 ? shortWindowTuning : usageTuning;
}

/** What is known of an account's burn on the line of local hours. */
export interface UsageModel {
  readonly perHour: Float64Array;
  readonly hours: HourlyUsage;
  readonly tuning: UsageTuning;
  /** Running sums of what was used, or supposed where refused, and of what the rhythm expected; entry i covers hours before i. */
  readonly used: Float64Array;
  readonly expected: Float64Array;
  /** The recent level before each hour: used ÷ expected, pulled to 1. */
  readonly recentLevel: Float64Array;
  /** Probability that nobody is there now. */
  readonly inactive: number;
}

export function fitUsageModel(hours: HourlyUsage, tuning: UsageTuning = usageTuning): UsageModel {
  const { perHour, hours: supposed } = imputeCensored(hours, tuning.profile);
  const count = hours.used.length;
  const got = new Float64Array(count + 1);
  const expected = new Float64Array(count + 1);
  const lately = new Float64Array(count + 1);
  const decay = Math.exp(-1 / (24 * tuning.recentDays));
  let recentGot = 0;
  let recentExpected = 0;
  for (let hour = 0; hour <= count; hour++) {
    lately[hour] = (recentGot + tuning.recentPrior) / (recentExpected + tuning.recentPrior);
    if (hour === count) break;
    const used = hours.used[hour] ?? 0;
    const hoped = (hours.observed[hour] ?? 0) * (perHour[hour % 168] ?? 0);
    got[hour + 1] = (got[hour] ?? 0) + (supposed.used[hour] ?? 0);
    expected[hour + 1] = (expected[hour] ?? 0) + (supposed.observed[hour] ?? 0) * (perHour[hour % 168] ?? 0);
    recentGot = decay * recentGot + used;
    recentExpected = decay * recentExpected + hoped;
  }
  const away = tuning.inactivity ? probabilityInactive(hours, perHour, tuning.inactivity) : 0;
  return { perHour, hours, tuning, used: got, expected, recentLevel: lately, inactive: away };
}

/** Percent the rhythm expects between two points of the line of hours. */
export function expectedBetween({ perHour }: Pick<UsageModel, 'perHour'>, from: number, to: number): number {
  let percent = 0;
  for (let hour = Math.floor(from); hour < to; hour++) {
    const share = Math.min(hour + 1, to) - Math.max(hour, from);
    percent += share * (perHour[((hour % 168) + 168) % 168] ?? 0);
  }
  return percent;
}

/** The distribution of use between two points of the line, the first of them the latest reading. */
export function predictUsage(model: UsageModel, from: number, to: number): readonly MixtureComponent[] {
  const { tuning, recentLevel: lately } = model;
  const base = expectedBetween(model, from, to) * lastingLevel(tuning, lately.at(-1) ?? 1) * tuning.censoringFactor;
  const doubt = tuning.componentSpread ** 2 + (tuning.coldStartVariance * 7) / (7 + seenDays(model));
  const parts: MixtureComponent[] = [];
  const add = (ratio: number, weight: number): void => {
    const mean = Math.max(base * ratio, 0.02);
    parts.push({ mean, variance: tuning.dispersion * mean + doubt * mean ** 2, weight });
  };
  for (const { ratio, weight } of pastRatios(model, from, to - from)) add(ratio, weight);
  for (const ratio of priorRatios(tuning.priorShape)) add(ratio, tuning.priorDays / priorCount);
  return tuning.inactivity
    ? withInactivity(parts, model.inactive, (to - from) / 24, tuning.dispersion, tuning.inactivity)
    : parts;
}

/** Past stretches of the same length at the same hour of the day: used ÷ what would have been expected then. */
function pastRatios(model: UsageModel, from: number, length: number): { ratio: number; weight: number }[] {
  const { used: got, expected, recentLevel: lately, tuning } = model;
  const ratios: { ratio: number; weight: number }[] = [];
  const last = got.length - 1;
  const whole = Math.max(1, Math.round(length));
  for (let start = Math.round(from) - 24 * Math.ceil(whole / 24); start >= 0; start -= 24) {
    const end = Math.min(start + whole, last);
    const hoped = (expected[end] ?? 0) - (expected[start] ?? 0);
    const all = expectedBetween(model, start, start + whole);
    if (hoped < 0.4 * all || hoped <= 0) continue;
    const used = (got[end] ?? 0) - (got[start] ?? 0);
    const weight = (hoped / all) * 0.5 ** ((last - start) / 24 / tuning.halfLifeDays);
    ratios.push({ ratio: used / hoped / lastingLevel(tuning, lately[start] ?? 1), weight });
  }
  return ratios;
}

function seenDays({ hours }: UsageModel): number {
  let seen = 0;
  for (const share of hours.observed) seen += share;
  return seen / 24;
}

function lastingLevel({ recentTrust: latelyTrust }: UsageTuning, lately: number): number {
  return Math.max(0.1, 1 + latelyTrust * (lately - 1));
}

const priorCount = 7;

/** Seven equally likely values of a gamma of mean 1 (Wilson and Hilferty). */
function priorRatios(shape: number): readonly number[] {
  const scores = [-1.465, -0.792, -0.366, 0, 0.366, 0.792, 1.465];
  return scores.map((z) => Math.max(0, 1 - 1 / (9 * shape) + z * Math.sqrt(1 / (9 * shape))) ** 3);
}
