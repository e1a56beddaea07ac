// Which plan the observed weeks would have fitted, and what credits would have cost in its place.
import { type PlanFigures, type PlanId, planIds } from './plan-figures';

export interface PlanRow extends PlanFigures {
  readonly id: PlanId;
  readonly isCurrent: boolean;
  /** Percent of this plan's week that the heaviest and the median week would have taken. */
  readonly heaviest: number;
  readonly median: number;
  readonly fits: 'all' | 'most' | 'none';
  /** US dollars a month for credits above the plan: least, usual, most. Null where the price of a percent is not known. */
  readonly credits: Band | null;
  /** Price and credits together. */
  readonly total: number | null;
  readonly isCheapest: boolean;
  /**
   * From so many weeks of Plus above it a month on, the next dearer plan costs less than this one with credits. Null for the
   * dearest, and where the price of a percent is not known.
   */
  readonly breakEven: number | null;
}

export interface Band {
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

export interface CompareInput {
  readonly plans: Readonly<Record<PlanId, PlanFigures>>;
  readonly current: PlanId;
  /** Points of the current plan's week used in each week (`weeklyUse`). */
  readonly weeks: readonly number[];
  /** Credits that one percent of the current plan's week is worth; null where that was never measured. */
  readonly percentCredits: Band | null;
}

/** Fewer whole weeks do not predict the next one. */
export const leastWeeks = 2;
const creditsPerDollar = 25;
const weeksPerMonth = 30 / 7;

/** Null with fewer than two whole weeks. */
export function comparePlans({ plans, current, weeks, percentCredits }: CompareInput): readonly PlanRow[] | null {
  if (weeks.length < leastWeeks) return null;
  const own = plans[current].multiple;
  // In weeks of Plus.
  const loads = weeks.map((points) => (points / 100) * own).sort((a, b) => a - b);
  const median = medianOf(loads);
  const heaviest = loads.at(-1) ?? 0;
  // US dollars for the credits that do as much as a week of Plus.
  const plusWeek = percentCredits && mapBand(percentCredits, (credits) => (credits * 100) / own / creditsPerDollar);
  const rows = planIds.map((id) => {
    const { price, multiple } = plans[id];
    const over = loads.reduce((sum, load) => sum + Math.max(0, load - multiple), 0);
    const perMonth = (over / loads.length) * weeksPerMonth;
    const credits = plusWeek && mapBand(plusWeek, (usd) => usd * perMonth);
    const share = (load: number) => (load / multiple) * 100;
    const fits = heaviest <= multiple ? 'all' : median <= multiple ? 'most' : 'none';
    const total = credits && price + credits.usual;
    return { id, price, multiple, heaviest: share(heaviest), median: share(median), fits, credits, total } as const;
  });
  const least = Math.min(...rows.map(({ total }) => total ?? Number.POSITIVE_INFINITY));
  return rows.map((row, index) => {
    const dearer = rows[index + 1];
    const canPay = dearer && plusWeek && plusWeek.usual > 0 && dearer.price > row.price;
    return {
      ...row,
      isCurrent: row.id === current,
      isCheapest: row.total !== null && row.total === least,
      breakEven: canPay ? (dearer.price - row.price) / plusWeek.usual : null,
    };
  });
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

function mapBand({ least, usual, most }: Band, map: (value: number) => number): Band {
  return { least: map(least), usual: map(usual), most: map(most) };
}
