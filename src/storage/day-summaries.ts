// The summaries of days of rows: which days have one, and what a late observation does to them.

import type { AccountKey } from '../domain/observations/observation';
import { dayMs, type Instant } from '../domain/time/instant';
import type { HeadroomDatabase } from './database';

const levels = ['quarter', 'hour', 'daily'] as const;

/** The days, as their first instants, whose rows have a summary. `to` is exclusive. */
export async function summarizedDays(
  { summaries }: HeadroomDatabase,
  account: AccountKey,
  from: Instant,
  to: Instant,
): Promise<Instant[]> {
  const keys = await summaries
    .where(':id')
    .between([account, 'rows', 'daily', dayOf(from)], [account, 'rows', 'daily', to])
    .primaryKeys();
  return keys.map((key) => key[3]);
}

/** Deletes the summaries of the days of rows from `from` to `to`, both inclusive. For use inside a transaction. */
export async function dropDaySummaries(
  db: HeadroomDatabase,
  account: AccountKey,
  from: Instant,
  to: Instant,
): Promise<void> {
  const days = await summarizedDays(db, account, from, to + 1);
  if (days.length === 0) return;
  for (const level of levels) {
    await db.summaries.bulkDelete(days.map((day) => [account, 'rows', level, day]));
  }
}

/** The start of the day, UTC, that an instant falls in. */
export function dayOf(at: Instant): Instant {
  return Math.floor(at / dayMs) * dayMs;
}
