// The summaries of days of rows: which days have one, and what a late observation does to them.

import type { AccountKey } from '../domain/observations/observation';
import { dayMs, type Instant } from '../domain/time/instant';
import type { HeadroomDatabase } from './database';
import type { SummaryRow, SummaryRowKey } from './rows';

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
  await db.summaries.bulkDelete(days.flatMap((day) => summaryKeysOf(account, 'rows', day)));
}

/** The keys of all summaries of a day or month. */
export function summaryKeysOf(account: AccountKey, of: SummaryRow['of'], from: Instant): SummaryRowKey[] {
  return levels.map((level) => [account, of, level, from]);
}

/** The start of the day, UTC, that an instant falls in. */
export function dayOf(at: Instant): Instant {
  return Math.floor(at / dayMs) * dayMs;
}
