import { kinds } from '../domain/observations/kinds';
import type { AccountKey, Kind } from '../domain/observations/observation';
import type { Instant } from '../domain/time/instant';
import type { DatabaseProvider } from './database';
import { accountsIn } from './observations';
import { lastKey } from './rows';
import type { SegmentStore } from './segments';

export interface Extent {
  /** How much is stored, in rows and in packed months. A run of equal readings in one row counts once. */
  readonly observations: number;
  /** When the oldest of it was observed; null while there is nothing. */
  readonly oldestAt: Instant | null;
}

/** How much is stored and how far back it goes, for the Diagnostics page. */
export async function storedExtent(database: DatabaseProvider, segments: SegmentStore): Promise<Extent> {
  const { observations, segments: months } = database();
  const [count, packed] = await Promise.all([observations.count(), months.toArray()]);
  const accounts = new Set([...(await accountsIn(observations)), ...packed.map(({ account }) => account)]);
  return {
    observations: packed.reduce((sum, { rows }) => sum + rows, count),
    oldestAt: await oldestOf(database, segments, [...accounts]),
  };
}

/** When the oldest stored observation of these accounts was made; null where there is none. Unpacks one month of each at most. */
export async function oldestOf(
  database: DatabaseProvider,
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

/** Rows are in order of account, kind and instant: the first one is enough. */
async function firstRow(database: DatabaseProvider, account: AccountKey, kind: Kind): Promise<Instant | undefined> {
  const rows = database().observations.where(':id').between([account, kind], [account, kind, lastKey]);
  return (await rows.first())?.at;
}

/** `from` of a month is its start in the calendar: the first observation in it has to be unpacked. */
async function firstPacked(database: DatabaseProvider, segments: SegmentStore, account: AccountKey) {
  const month = await database().segments.where('account').equals(account).first();
  const [first] = month ? await segments.history([account], month.from, month.to) : [];
  return first?.at;
}
