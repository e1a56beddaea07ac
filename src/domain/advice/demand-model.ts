// The demand model: what an account wants, learned from what it got. It has three layers: the weekly profile, a Markov
// chain of kinds of day around it, and the recent level against the long run.

import { imputeCensored } from '../forecast/censored-demand';
import { type DayTotal, dayLevels, dayPersistence, dayTotals } from '../forecast/day-levels';
import type { HourlyUsage } from '../forecast/hourly-usage';
import { type ProfileTuning, profileTuning, quietestHour } from '../forecast/weekly-profile';

export interface DemandModel {
  /** Expected percent per hour, by hour of the week (168). */
  readonly perHour: Float64Array;
  /** Levels of the kinds of day: multiples of the profile, ascending, equally likely in the long run, mean 1. */
  readonly levels: Float64Array;
  /** Probability that tomorrow keeps today's kind; otherwise it is drawn from all kinds. */
  readonly persistence: number;
  /** Probability of each kind of day today. */
  readonly belief: Float64Array;
  /** The last days against the long run: a factor that decays. */
  readonly recentLevel: number;
  /** Hour of the day at which a day begins. */
  readonly dayStart: number;
}

export interface DemandTuning {
  readonly profile: ProfileTuning;
  /** Number of kinds of day. */
  readonly levels: number;
  readonly levelPriorDays: number;
  /** Factor on the distance of the levels from 1: weeks differ too, and so do days of one group. */
  readonly stretch: number;
  /** Days after which a day counts 1/e in the recent level. */
  readonly recentDays: number;
  /** Weight of the prior, a recent level of 1, in expected percent. */
  readonly recentPrior: number;
  /** Variance of a day's use per percent of mean (quasi-Poisson). */
  readonly dispersion: number;
}

/** Tuned on the lab's generated accounts (lab/RESULTS.md). */
export const demandTuning: DemandTuning = {
  profile: profileTuning,
  levels: 5,
  levelPriorDays: 4,
  stretch: 2,
  recentDays: 5,
  recentPrior: 25,
  dispersion: 4,
};

/** Days the belief about today is filtered over. */
const filteredDays = 10;

/** Learns the model from hourly use whose last hour is now. Without any use the demand is 0. */
export function fitDemandModel(hours: HourlyUsage, tuning: DemandTuning = demandTuning): DemandModel {
  const { perHour } = imputeCensored(hours, tuning.profile);
  const dayStart = quietestHour(perHour);
  const days = dayTotals(hours, perHour, dayStart);
  const levels = dayLevels(days, {
    count: tuning.levels,
    priorDays: tuning.levelPriorDays,
    stretch: tuning.stretch,
    halfLifeDays: tuning.profile.halfLifeDays,
  });
  const persistence = dayPersistence(days);
  const belief = beliefOf(days, levels, persistence, tuning.dispersion);
  return { perHour, levels, persistence, belief, recentLevel: recentLevelOf(days, tuning), dayStart };
}

/** The forward algorithm of a hidden Markov model over the last days, with a quasi-Poisson likelihood of each day's use. */
function beliefOf(
  days: readonly DayTotal[],
  levels: Float64Array,
  persistence: number,
  dispersion: number,
): Float64Array {
  let belief = new Float64Array(levels.length).fill(1 / levels.length);
  for (const day of days.slice(-filteredDays)) {
    const logLikelihoods = levels.map((level) => {
      const rate = Math.max(0.02, level);
      return (day.used * Math.log(rate) - day.expected * rate) / dispersion;
    });
    const highest = Math.max(...logLikelihoods);
    const joint = belief.map(
      (probability, kind) =>
        (persistence * probability + (1 - persistence) / levels.length) *
        Math.exp((logLikelihoods[kind] ?? highest) - highest),
    );
    const sum = joint.reduce((all, value) => all + value, 0);
    belief = joint.map((value) => value / sum);
  }
  return belief;
}

function recentLevelOf(days: readonly DayTotal[], { recentDays, recentPrior }: DemandTuning): number {
  let used = recentPrior;
  let expected = recentPrior;
  for (const day of days) {
    const weight = Math.exp(-day.age / recentDays);
    used += weight * day.used;
    expected += weight * day.expected;
  }
  return used / expected;
}
