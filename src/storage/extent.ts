import { kinds } from '../domain/observations/kinds';
import type { AccountKey, Kind } from '../domain/observations/observation';
import type { Instant } from '../domain/time/instant';
import type { HeadroomDatabase } from './database';
import { accountsIn } from './observations';
import type { SegmentStore } from './segments';

export interface Extent {
  /** How much is held, in rows and in packed months. A run of equal readings in a row counts once. */
  readonly observations: number;
  /** When the oldest of it was seen; null while there is nothing. */
  readonly oldestAt: Instant | null;
}

/** How much is kept and how far back it goes, for the Diagnostics page. */
export async function recordExtent(database: HeadroomDatabase, segments: SegmentStore): Promise<Extent> {
  const [count, months] = await Promise.all([database.observations.count(), database.segments.toArray()]);
  const accounts = new Set([...(await accountsIn(database.observations)), ...months.map(({ account }) => account)]);
  return {
    observations: months.reduce((sum, { rows }) => sum + rows, count),
    oldestAt: await oldestOf(database, segments, [...accounts]),
  };
}

/** When the oldest of what is kept of these accounts was seen; null where there is nothing. Unpacks a month of each at most. */
export async function oldestOf(
  database: HeadroomDatabase,
  segments: SegmentStore,
  accounts: readonly AccountKey[],
): Promise<Instant | null> {
  const firsts = accounts.flatMap((account) => [
    ...kinds.map((kind) => firstRow(database, account, kind)),
    firstPacked(database, segments, account),
  ]);
  const found = (await Promise.all(firsts)).filter((at) => at !== undefined);
  return found.length > 0 ? Math.min(...found) : null;
}

/** Rows are in order of (account, kind, instant): one look at the start of each. */
async function firstRow({ observations }: HeadroomDatabase, account: AccountKey, kind: Kind) {
  const rows = observations.where(':id').between([account, kind], [account, kind, Number.MAX_SAFE_INTEGER]);
  return (await rows.first())?.at;
}

/** A month begins with its calendar, not with what was seen first in it. */
async function firstPacked(database: HeadroomDatabase, segments: SegmentStore, account: AccountKey) {
  const month = await database.segments.where(':id').between([account], [account, Number.MAX_SAFE_INTEGER]).first();
  const [first] = month ? await segments.history([account], month.from, month.to) : [];
  return first?.at;
}
