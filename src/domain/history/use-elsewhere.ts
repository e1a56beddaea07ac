// Days on which the plan was used although the page lists no use of Codex: something else draws on the same plan.
import { dayMs, hourMs, type Instant } from '../time/instant';
import type { DayStatement } from './daily-usage';
import type { UsageSeries } from './usage-series';

/** The page's own breakdown is up to six hours late. */
const statedLateMs = 6 * hourMs;
/** Smaller rises are rounding. */
const leastRise = 2;

/**
 * The newest day, as the server names it, on which use of a window rose by 2 % or more and the breakdown lists none; null
 * where there is none. A day counts once its statement was made six hours after its end, in UTC.
 */
export function usedElsewhere(series: UsageSeries, statements: readonly DayStatement[]): string | null {
  const days = statements
    .filter(({ at, day }) => total(day) <= 0 && at >= Date.parse(day.date) + dayMs + statedLateMs)
    .map(({ day }) => day.date)
    .filter((date) => riseWithin(series, Date.parse(date), Date.parse(date) + dayMs) >= leastRise);
  return days.sort().at(-1) ?? null;
}

function total({ surfaces, models }: DayStatement['day']): number {
  return [...surfaces, ...models].reduce((sum, { value }) => sum + Math.max(0, value), 0);
}

/** By how much use rose between readings that both lie within a span. Falls and resets are no use. */
function riseWithin({ at, used }: UsageSeries, from: Instant, to: Instant): number {
  let rise = 0;
  for (let index = 1; index < at.length; index += 1) {
    const [before, now] = [at[index - 1] as number, at[index] as number];
    if (before >= from && now < to) rise += Math.max(0, (used[index] as number) - (used[index - 1] as number));
  }
  return rise;
}
