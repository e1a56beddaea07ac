// What each weekday is expected to bring. A few weeks say little of a single weekday, but soon that two days in a row are
// unlike the other five, and for most people these are Saturday and Sunday. So a weekday is pulled towards its like.

/** What was seen of the seven weekdays, Monday first. */
export interface WeekdaySums {
  /** Use, counted in average hours. */
  readonly used: ArrayLike<number>;
  /** Hours seen. */
  readonly seen: ArrayLike<number>;
}

export interface WeekdayTuning {
  /** How many made-up hours stand against what was seen: average ones of free or working days, ones of its like of a weekday. */
  readonly dayTypePriorHours: number;
  readonly weekdayPriorHours: number;
}

/** How many times likelier Saturday and Sunday are the free days than any other two in a row, before anything was seen. */
const calendarOdds = 50;
const saturday = 5;

/** Variance of a day's use, in squares of the average day's: how far two groups of days differ by chance. */
const dayVariance = 1;

const weekdays = [0, 1, 2, 3, 4, 5, 6];

/** Factors of the seven weekdays against the average day; 1 where nothing was seen. */
export function weekdayFactors(
  sums: WeekdaySums,
  { dayTypePriorHours: freeHours, weekdayPriorHours: dayHours }: WeekdayTuning,
): Float64Array {
  const splits = weekdays.map((first) => splitAt(first, sums, freeHours));
  const most = Math.max(...splits.map(({ apart }) => apart));
  const likely = splits.map(({ first, apart }) => (first === saturday ? calendarOdds : 1) * Math.exp(apart - most));
  const all = likely.reduce((sum, share) => sum + share, 0);
  return Float64Array.from(weekdays, (day) => {
    const expected = splits.reduce(
      (sum, { first, free, working }, index) =>
        sum + ((likely[index] ?? 0) / all) * (isFree(day, first) ? free : working),
      0,
    );
    return ((sums.used[day] ?? 0) + dayHours * expected) / ((sums.seen[day] ?? 0) + dayHours);
  });
}

/** The week with two free days from `first` on. */
interface Split {
  readonly first: number;
  /** Factors of free and of working days. */
  readonly free: number;
  readonly working: number;
  /** Log-likelihood of so great a difference over none. */
  readonly apart: number;
}

function splitAt(first: number, sums: WeekdaySums, freeHours: number): Split {
  const free = totalOf(sums, (day) => isFree(day, first));
  const working = totalOf(sums, (day) => !isFree(day, first));
  const mean = (free.used + working.used) / Math.max(1, free.seen + working.seen);
  const away = ({ used, seen }: { used: number; seen: number }): number =>
    seen > 0 ? (seen / 24) * (used / seen - mean) ** 2 : 0;
  return {
    first,
    free: (free.used + freeHours) / (free.seen + freeHours),
    working: (working.used + freeHours) / (working.seen + freeHours),
    apart: (away(free) + away(working)) / (2 * dayVariance),
  };
}

function isFree(day: number, first: number): boolean {
  return (day - first + 7) % 7 < 2;
}

function totalOf({ used, seen }: WeekdaySums, belongs: (day: number) => boolean): { used: number; seen: number } {
  const total = { used: 0, seen: 0 };
  for (const day of weekdays.filter(belongs)) {
    total.used += used[day] ?? 0;
    total.seen += seen[day] ?? 0;
  }
  return total;
}
