// Expected use of each weekday. A few weeks say little about a single weekday. But they soon show that two days in a
// row, mostly Saturday and Sunday, differ from the other five. So each weekday is pulled towards the mean of its type,
// rest day or working day. Which two days are the rest days is itself uncertain: the seven possible splits of the week
// are averaged by their posterior probability.

/** What was observed on the seven weekdays, Monday first. */
export interface WeekdaySums {
  /** Use, in multiples of the average hour. */
  readonly used: ArrayLike<number>;
  /** Hours observed. */
  readonly observed: ArrayLike<number>;
}

export interface WeekdayTuning {
  /** Weight of the prior, in hours of observation: the average day for a type of day, the type for a weekday. */
  readonly dayTypePriorHours: number;
  readonly weekdayPriorHours: number;
}

/** Prior odds of Saturday and Sunday being the rest days, against any other two days in a row. */
const weekendOdds = 50;
const saturday = 5;

/** Variance of one day's use, in squares of the average day's: how far two groups of days differ by chance. */
const dayVariance = 1;

const weekdays = [0, 1, 2, 3, 4, 5, 6];

/** Factors of the seven weekdays against the average day, Monday first; all 1 when nothing was observed. */
export function weekdayFactors(
  sums: WeekdaySums,
  { dayTypePriorHours, weekdayPriorHours }: WeekdayTuning,
): Float64Array {
  const splits = weekdays.map((firstRestDay) => splitAt(firstRestDay, sums, dayTypePriorHours));
  const best = Math.max(...splits.map(({ logLikelihood }) => logLikelihood));
  const posterior = splits.map(
    ({ firstRestDay, logLikelihood }) => (firstRestDay === saturday ? weekendOdds : 1) * Math.exp(logLikelihood - best),
  );
  const total = posterior.reduce((sum, value) => sum + value, 0);
  return Float64Array.from(weekdays, (day) => {
    const expected = splits.reduce(
      (sum, { firstRestDay, rest, working }, index) =>
        sum + ((posterior[index] ?? 0) / total) * (isRestDay(day, firstRestDay) ? rest : working),
      0,
    );
    return ((sums.used[day] ?? 0) + weekdayPriorHours * expected) / ((sums.observed[day] ?? 0) + weekdayPriorHours);
  });
}

/** The week with two rest days, the given one and the next. */
interface Split {
  readonly firstRestDay: number;
  /** Factors of rest days and of working days. */
  readonly rest: number;
  readonly working: number;
  /** Log-likelihood of this difference between the two types, against no difference. */
  readonly logLikelihood: number;
}

function splitAt(firstRestDay: number, sums: WeekdaySums, priorHours: number): Split {
  const rest = totalOf(sums, (day) => isRestDay(day, firstRestDay));
  const working = totalOf(sums, (day) => !isRestDay(day, firstRestDay));
  const mean = (rest.used + working.used) / Math.max(1, rest.observed + working.observed);
  const squaredDeviation = ({ used, observed }: TypeTotal): number =>
    observed > 0 ? (observed / 24) * (used / observed - mean) ** 2 : 0;
  return {
    firstRestDay,
    rest: (rest.used + priorHours) / (rest.observed + priorHours),
    working: (working.used + priorHours) / (working.observed + priorHours),
    logLikelihood: (squaredDeviation(rest) + squaredDeviation(working)) / (2 * dayVariance),
  };
}

function isRestDay(day: number, firstRestDay: number): boolean {
  return (day - firstRestDay + 7) % 7 < 2;
}

interface TypeTotal {
  readonly used: number;
  readonly observed: number;
}

function totalOf({ used, observed }: WeekdaySums, belongs: (day: number) => boolean): TypeTotal {
  const total = { used: 0, observed: 0 };
  for (const day of weekdays.filter(belongs)) {
    total.used += used[day] ?? 0;
    total.observed += observed[day] ?? 0;
  }
  return total;
}
