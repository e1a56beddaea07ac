// What a month comes to: projection, return on the cost, break-even, and the guide's two savings what-ifs.
import type { GuideFigures } from './figures';

/** Units at the end of the period, if the rest of it goes as the days until now. */
export function projection({
  used,
  elapsedDays,
  periodDays,
}: Pick<GuideFigures, 'used' | 'elapsedDays' | 'periodDays'>): number {
  return (used / Math.min(elapsedDays, periodDays)) * periodDays;
}

/** (Value of the hours saved − cost) ÷ cost; null where nothing is paid. */
export function returnOnCost(hoursSaved: number, hourlyRate: number, cost: number): number | null {
  return cost > 0 ? (hoursSaved * hourlyRate - cost) / cost : null;
}

/** Hours of saved work that pay for the cost; null where an hour is worth nothing. */
export function breakEvenHours(cost: number, hourlyRate: number): number | null {
  return hourlyRate > 0 ? cost / hourlyRate : null;
}

export interface ValueRow {
  /** Hours of work saved by 1,000 units. */
  readonly hours: number;
  /** Their value in US dollars. */
  readonly value: number;
  /** How many times what 1,000 units cost; null where they cost nothing. */
  readonly times: number | null;
}

/** The guide's value table: its least and most hours for 1,000 units, and the middle, beside what 1,000 units cost. */
export function valueTable(
  { valueLow, valueHigh, hourlyRate }: Pick<GuideFigures, 'valueLow' | 'valueHigh' | 'hourlyRate'>,
  costPerThousand: number,
): readonly ValueRow[] {
  return [valueLow, (valueLow + valueHigh) / 2, valueHigh].map((hours) => {
    const value = hours * hourlyRate;
    return { hours, value, times: costPerThousand > 0 ? value / costPerThousand : null };
  });
}

/** Units a month of a team: people × units a day × working days. */
export function teamUse({ people, perDay, workDays }: Pick<GuideFigures, 'people' | 'perDay' | 'workDays'>): number {
  return people * perDay * workDays;
}

/** Units that count after a share of the use moved to hours with a discount. Shares in percent. */
export function usedOffPeak(
  used: number,
  { offPeakShare, offPeakDiscount }: Pick<GuideFigures, 'offPeakShare' | 'offPeakDiscount'>,
): number {
  return used * (1 - (offPeakShare / 100) * (offPeakDiscount / 100));
}

/** Units that count where a share of the use repeats itself and a cache saves a part of that. Shares in percent. */
export function usedWithCache(used: number, sharePercent: number, savedPercent: number): number {
  return used * (1 - (sharePercent / 100) * (savedPercent / 100));
}
