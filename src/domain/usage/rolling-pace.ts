// Where a sum over the last seven days is heading: use goes on, and the oldest days drop out of it.
import { dayMs, type Instant, weekMs } from '../time/instant';
import { startOfLocalDay } from '../time/local-time';
import { addDays } from './report-period';

/** How much was used when, in any unit. */
export interface Use {
  readonly at: Instant;
  readonly amount: number;
}

/** A rolling week is today and the six days before it. */
const daysBefore = 6;

/**
 * The most that a rolling week will hold at any time in the next seven days, if use goes on as in the last 24 hours. Never less than
 * it holds now. It is highest just before a day drops out, so that only ends of days are looked at. `uses`: all since the first day
 * of the current week, in any order.
 */
export function highestWithinWeek(uses: readonly Use[], now: Instant, zone: string): number {
  const sumFrom = (start: Instant) =>
    uses.reduce((sum, { at, amount }) => (at >= start && at <= now ? sum + amount : sum), 0);
  const perMs = sumFrom(now - dayMs) / dayMs;
  const today = startOfLocalDay(now, zone);
  const sums = Array.from({ length: daysBefore + 2 }, (_, passed) => {
    const from = addDays(today, passed - daysBefore, zone);
    const end = Math.min(addDays(today, passed + 1, zone), now + weekMs);
    return sumFrom(from) + perMs * Math.max(0, end - Math.max(now, from));
  });
  return Math.max(...sums);
}
