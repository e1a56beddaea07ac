// What somebody wants, learned from what they got. Three layers: the weekly rhythm, kinds of day around it, and where the
// account stands lately.

import { imputeCensored } from '../forecast/censored-demand';
import { type DayTotal, dayLevels, dayPersistence, dayTotals } from '../forecast/day-levels';
import { type HourlyUsage, hoursFromSteps, type ServedHistory } from '../forecast/hours-from-steps';
import { type ProfileTuning, profileTuning, quietestHour } from '../forecast/weekly-profile';

export interface DemandModel {
  /** Expected percent an hour, by hour of the week (168). */
  readonly perHour: Float64Array;
  /** Multipliers of kinds of day, ascending, equally likely in the long run, mean 1. */
  readonly levels: Float64Array;
  /** Probability that tomorrow is of today's kind for that reason alone; else it is of any kind. */
  readonly persistence: number;
  /** How likely today is of each kind. */
  readonly belief: Float64Array;
  /** The last days against the long run: a factor that fades. */
  readonly recentLevel: number;
  /** Hour of the day at which a day begins. */
  readonly dayStart: number;
}

export interface DemandTuning {
  readonly profile: ProfileTuning;
  readonly levels: number;
  readonly levelPriorDays: number;
  /** How much further apart kinds of day stand than group means do: weeks differ too, and within a group days do. */
  readonly stretch: number;
  readonly recentDays: number;
  /** Percent of a week expected that stands against a surprise of the last days. */
  readonly recentPrior: number;
  /** Percent that comes in one go: how far a day's sum may stray by chance. */
  readonly dispersion: number;
}

export const demandTuning: DemandTuning = {
  profile: profileTuning,
  levels: 5,
  levelPriorDays: 4,
  stretch: 2,
  recentDays: 5,
  recentPrior: 25,
  dispersion: 4,
};

/** The demand model of a history. An empty history wants nothing. */
export function learnDemandFromSteps(history: ServedHistory, tuning: DemandTuning = demandTuning): DemandModel {
  return fitDemandModel(hoursFromSteps(history), tuning);
}

/** The demand model of hours on a line whose hour 0 is hour 0 of a week and whose last hour is now. */
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
  const stay = dayPersistence(days);
  const belief = todayBelief(days, levels, stay, tuning.dispersion);
  return { perHour, levels, persistence: stay, belief, recentLevel: latelyLevel(days, tuning), dayStart };
}

/** Forward filter over the last days: a new day, then a quasi-Poisson likelihood of what was served in it. */
function todayBelief(days: readonly DayTotal[], levels: Float64Array, stay: number, dispersion: number): Float64Array {
  let belief = new Float64Array(levels.length).fill(1 / levels.length);
  for (const day of days.slice(-10)) {
    const scores = levels.map((level) => {
      const rate = Math.max(0.02, level);
      return (day.got * Math.log(rate) - day.expected * rate) / dispersion;
    });
    const top = Math.max(...scores);
    const joint = belief.map(
      (likely, kind) => (stay * likely + (1 - stay) / levels.length) * Math.exp((scores[kind] ?? top) - top),
    );
    const sum = joint.reduce((all, value) => all + value, 0);
    belief = joint.map((value) => value / sum);
  }
  return belief;
}

function latelyLevel(
  days: readonly DayTotal[],
  { recentDays: latelyDays, recentPrior: latelyPrior }: DemandTuning,
): number {
  let got = latelyPrior;
  let expected = latelyPrior;
  for (const day of days) {
    const fade = Math.exp(-day.age / latelyDays);
    got += fade * day.got;
    expected += fade * day.expected;
  }
  return got / expected;
}
