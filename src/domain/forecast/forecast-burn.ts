// How much will be used between now and an instant ahead: the weekly rhythm says what to expect, recent days raise or
// lower it, and every past stretch of the same length says how far such an expectation has been off before.

import { type AwayTuning, awayNow, awayTuning, withAbsences } from './forecast-away';
import type { MixturePart } from './forecast-mixture';
import type { RhythmTuning } from './hour-of-week';
import { supposeRefused } from './refused-hours';
import type { SeenHours } from './served-hours';

export interface BurnTuning {
  readonly rhythm: RhythmTuning;
  /** Days over which "lately" reaches back. */
  readonly latelyDays: number;
  /** Percent of a window expected that stands against a surprise of the last days. */
  readonly latelyPrior: number;
  /** How much of a recent surprise lasts. */
  readonly latelyTrust: number;
  /** Weight of the made-up past, in past days, and its shape (small is wide). */
  readonly priorDays: number;
  readonly priorShape: number;
  /** Percent that comes in one go. */
  readonly lump: number;
  /** Relative spread of one past stretch's lesson. */
  readonly blur: number;
  /** Relative variance more while nothing is known; halved after a week seen. */
  readonly youth: number;
  /** What is supposed of refused hours is too little still: more is to come by this. */
  readonly lift: number;
  /** Days in which a past stretch loses half its weight. */
  readonly halfLifeDays: number;
  /** Null for a window too short for absences to matter. */
  readonly away: AwayTuning | null;
}

export const burnTuning: BurnTuning = {
  rhythm: { halfLifeDays: 28, freeHours: 3, dayHours: 96, hourHours: 6, binHours: 12 },
  latelyDays: 1.5,
  latelyPrior: 15,
  latelyTrust: 0.5,
  priorDays: 4,
  priorShape: 3,
  lump: 2.2,
  blur: 0.05,
  youth: 0.6,
  lift: 1.06,
  halfLifeDays: 140,
  away: awayTuning,
};

/** A window of hours is used in one sitting: what the last two hours say counts, not the last days. */
const sittingTuning: BurnTuning = {
  ...burnTuning,
  latelyDays: 0.1,
  latelyPrior: 10,
  latelyTrust: 0.6,
  priorDays: 8,
  lump: 3.5,
  blur: 0.1,
  lift: 1.15,
  away: null,
};

/** The tuning for a window of this length. */
export function burnTuningFor(seconds: number): BurnTuning {
  return seconds < 86_400 ? sittingTuning : burnTuning;
}

/** What is known of an account's burn on the line of local hours. */
export interface BurnModel {
  readonly perHour: Float64Array;
  readonly hours: SeenHours;
  readonly tuning: BurnTuning;
  /** Running sums of what was used, or supposed where refused, and of what the rhythm expected; entry i covers hours before i. */
  readonly got: Float64Array;
  readonly expected: Float64Array;
  /** The recent level before each hour: used ÷ expected, pulled to 1. */
  readonly lately: Float64Array;
  /** Probability that nobody is there now. */
  readonly away: number;
}

export function burnModel(hours: SeenHours, tuning: BurnTuning = burnTuning): BurnModel {
  const { perHour, hours: supposed } = supposeRefused(hours, tuning.rhythm);
  const count = hours.got.length;
  const got = new Float64Array(count + 1);
  const expected = new Float64Array(count + 1);
  const lately = new Float64Array(count + 1);
  const decay = Math.exp(-1 / (24 * tuning.latelyDays));
  let recentGot = 0;
  let recentExpected = 0;
  for (let hour = 0; hour <= count; hour++) {
    lately[hour] = (recentGot + tuning.latelyPrior) / (recentExpected + tuning.latelyPrior);
    if (hour === count) break;
    const used = hours.got[hour] ?? 0;
    const hoped = (hours.seen[hour] ?? 0) * (perHour[hour % 168] ?? 0);
    got[hour + 1] = (got[hour] ?? 0) + (supposed.got[hour] ?? 0);
    expected[hour + 1] = (expected[hour] ?? 0) + (supposed.seen[hour] ?? 0) * (perHour[hour % 168] ?? 0);
    recentGot = decay * recentGot + used;
    recentExpected = decay * recentExpected + hoped;
  }
  const away = tuning.away ? awayNow(hours, perHour, tuning.away) : 0;
  return { perHour, hours, tuning, got, expected, lately, away };
}

/** Percent the rhythm expects between two points of the line of hours. */
export function rhythmBetween({ perHour }: Pick<BurnModel, 'perHour'>, from: number, to: number): number {
  let percent = 0;
  for (let hour = Math.floor(from); hour < to; hour++) {
    const share = Math.min(hour + 1, to) - Math.max(hour, from);
    percent += share * (perHour[((hour % 168) + 168) % 168] ?? 0);
  }
  return percent;
}

/** The distribution of use between two points of the line, the first of them the latest reading. */
export function burnBetween(model: BurnModel, from: number, to: number): readonly MixturePart[] {
  const { tuning, lately } = model;
  const base = rhythmBetween(model, from, to) * lastingLevel(tuning, lately.at(-1) ?? 1) * tuning.lift;
  const doubt = tuning.blur ** 2 + (tuning.youth * 7) / (7 + seenDays(model));
  const parts: MixturePart[] = [];
  const add = (ratio: number, weight: number): void => {
    const mean = Math.max(base * ratio, 0.02);
    parts.push({ mean, variance: tuning.lump * mean + doubt * mean ** 2, weight });
  };
  for (const { ratio, weight } of pastRatios(model, from, to - from)) add(ratio, weight);
  for (const ratio of priorRatios(tuning.priorShape)) add(ratio, tuning.priorDays / priorCount);
  return tuning.away ? withAbsences(parts, model.away, (to - from) / 24, tuning.lump, tuning.away) : parts;
}

/** Past stretches of the same length at the same hour of the day: used ÷ what would have been expected then. */
function pastRatios(model: BurnModel, from: number, length: number): { ratio: number; weight: number }[] {
  const { got, expected, lately, tuning } = model;
  const ratios: { ratio: number; weight: number }[] = [];
  const last = got.length - 1;
  const whole = Math.max(1, Math.round(length));
  for (let start = Math.round(from) - 24 * Math.ceil(whole / 24); start >= 0; start -= 24) {
    const end = Math.min(start + whole, last);
    const hoped = (expected[end] ?? 0) - (expected[start] ?? 0);
    const all = rhythmBetween(model, start, start + whole);
    if (hoped < 0.4 * all || hoped <= 0) continue;
    const used = (got[end] ?? 0) - (got[start] ?? 0);
    const weight = (hoped / all) * 0.5 ** ((last - start) / 24 / tuning.halfLifeDays);
    ratios.push({ ratio: used / hoped / lastingLevel(tuning, lately[start] ?? 1), weight });
  }
  return ratios;
}

function seenDays({ hours }: BurnModel): number {
  let seen = 0;
  for (const share of hours.seen) seen += share;
  return seen / 24;
}

function lastingLevel({ latelyTrust }: BurnTuning, lately: number): number {
  return Math.max(0.1, 1 + latelyTrust * (lately - 1));
}

const priorCount = 7;

/** Seven equally likely values of a gamma of mean 1 (Wilson and Hilferty). */
function priorRatios(shape: number): readonly number[] {
  const scores = [-1.465, -0.792, -0.366, 0, 0.366, 0.792, 1.465];
  return scores.map((z) => Math.max(0, 1 - 1 / (9 * shape) + z * Math.sqrt(1 / (9 * shape))) ** 3);
}
