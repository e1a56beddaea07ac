import { kinds } from '../domain/observations/kinds';
import type { AccountKey, Kind, Observation } from '../domain/observations/observation';
import type { Instant } from '../domain/time/instant';
import type { DatabaseProvider, HeadroomDatabase } from './database';
import { dropDaySummaries } from './day-summaries';
import { byInstantAndId, type MergedRun, mergeRun, observationsOf, runsOf, sameRowMs } from './merge-run';
import { mostArrivals } from './observation-checks';
import { unreadablePrefix } from './row-checks';
import { damagedKey, lastKey, type ObservationRow } from './rows';

/** Later than every instant. */
export const endOfTime = Number.MAX_SAFE_INTEGER;

/** Where the highest arrival number is stored when its row is deleted: a number is never given twice. */
export const floorKey = 'arrival-floor';

interface Added {
  /** What was not known before, in order of time. */
  readonly added: readonly Observation[];
  /** Those that only prolong a run of equal readings, and those they took the place of. */
  readonly extended: readonly Observation[];
  readonly displaced: readonly Observation[];
  /** How many only repeated what was known. */
  readonly repeated: number;
}

interface Arrivals {
  readonly observations: readonly Observation[];
  /** Pass this to the next call to get only what arrived later. */
  readonly cursor: number;
  /** True when more is waiting than was asked for. */
  readonly more: boolean;
}

/** The observations of this origin, in rows. Domain values in, domain values out; no other layer sees a table. */
export interface ObservationStore {
  /** Stores what is new, all of it or nothing. Two tabs that report the same reading at once leave one row. */
  add(observations: readonly Observation[]): Promise<Added>;
  /** Every observation under these keys (an account and its aliases), oldest first, both ends inclusive. `only` these kinds. */
  history(
    accounts: readonly AccountKey[],
    from?: Instant,
    to?: Instant,
    only?: readonly Kind[],
  ): Promise<Observation[]>;
  /** The newest observation of a kind, or undefined. */
  latest(account: AccountKey, kind: Kind): Promise<Observation | undefined>;
  /** What arrived after `cursor` (0: everything), in order of arrival. */
  since(cursor: number, limit?: number): Promise<Arrivals>;
  /** The cursor of a reader that has seen everything. */
  cursor(): Promise<number>;
  /** How many rows there are. */
  count(): Promise<number>;
  /** The keys observations are stored under. */
  accounts(): Promise<AccountKey[]>;
  /** Deletes everything observed under these keys, its packed months and its events included. */
  forget(accounts: readonly AccountKey[]): Promise<void>;
}

/** Creates the store of observations over a database, which opens at the first call. */
export function createObservationStore(database: DatabaseProvider): ObservationStore {
  return {
    add: async (given) => {
      const db = database();
      // Read, compare and write in one transaction: two tabs report the same page at the same moment.
      return db.transaction('rw', db.observations, db.local, db.summaries, async () => {
        const merges: MergedRun[] = [];
        let arrival = await newestArrival(db);
        for (const run of runsOf(given)) {
          const merged = mergeRun(await repeatableRows(db, run), run, arrival);
          await db.observations.bulkPut(merged.changed);
          await dropSummariesOf(db, merged.changed);
          merges.push(merged);
          arrival = merged.arrival;
        }
        const added = merges.flatMap((merged) => merged.added).sort(byInstantAndId);
        return {
          added,
          extended: merges.flatMap(({ extended }) => extended),
          displaced: merges.flatMap(({ displaced }) => displaced),
          repeated: given.length - added.length,
        };
      });
    },

    history: async (accounts, from = 0, to = endOfTime, only = kinds) => {
      const db = database();
      const ranges = accounts.flatMap((account) => only.map((kind) => rowsReaching(db, account, kind, from, to)));
      const rows = (await Promise.all(ranges)).flat();
      return rows
        .flatMap(observationsOf)
        .filter(({ at }) => at >= from && at <= to)
        .sort(byInstantAndId);
    },

    latest: async (account, kind) => {
      const rows = database().observations.where(':id').between([account, kind], [account, kind, lastKey]);
      const row = await rows.last();
      return row && (row.last ?? row.first);
    },

    since: async (cursor, limit = 5_000) => {
      const rows = await database()
        .observations.where('arrival')
        .between(cursor, mostArrivals, false, true)
        .limit(limit)
        .toArray();
      const observations = rows.flatMap((row) => (row.firstArrival > cursor ? observationsOf(row) : (row.last ?? [])));
      const last = rows.at(-1)?.arrival ?? cursor;
      // A full answer may lack rows that were damaged.
      const more = rows.length > 0 && (rows.length === limit || last < (await newestArrival(database())));
      return { observations, cursor: last, more };
    },

    cursor: async () => newestArrival(database()),
    count: async () => database().observations.count(),
    accounts: async () => accountsIn(database().observations),
    forget: async (accounts) => {
      const db = database();
      await db.transaction('rw', db.observations, db.events, db.segments, db.summaries, db.local, async () => {
        await db.local.put({ key: floorKey, value: await newestArrival(db) });
        // What was damaged may have been of these accounts.
        await db.local.delete(damagedKey);
        for (const account of accounts)
          await db.local.where('key').startsWith(`${unreadablePrefix}${account}/`).delete();
        for (const table of [db.observations, db.events, db.segments, db.summaries]) {
          for (const account of accounts) await table.where(':id').between([account], [account, lastKey]).delete();
        }
      });
    },
  };
}

interface AccountTable {
  orderBy(index: 'account'): { uniqueKeys(): PromiseLike<unknown[]> };
  toArray(): PromiseLike<readonly { readonly account: AccountKey }[]>;
}

/** The accounts a table has rows of. Its primary key must begin with the account. */
export async function accountsIn(table: AccountTable): Promise<AccountKey[]> {
  const keys = await table
    .orderBy('account')
    .uniqueKeys()
    // A damaged key can stop the walk over keys. Reading all rows leaves it out, and has it taken out.
    .then(null, async () => (await table.toArray()).map(({ account }) => account));
  return [...new Set(keys)].filter((key): key is AccountKey => typeof key === 'string');
}

/** The stored rows that a run can repeat: from shortly before its first observation to its last. */
async function repeatableRows(db: HeadroomDatabase, run: readonly Observation[]): Promise<ObservationRow[]> {
  const [first, end] = [run[0], run.at(-1)];
  return first && end ? rowsReaching(db, first.account, first.kind, first.at, end.at) : [];
}

/** Rows whose run may reach into the span: a row starts at most `sameRowMs` before its last observation. */
export function rowsReaching(
  { observations }: HeadroomDatabase,
  account: AccountKey,
  kind: Kind,
  from: Instant,
  to: Instant,
) {
  return observations
    .where('[account+kind+at]')
    .between([account, kind, from - sameRowMs], [account, kind, to], true, true)
    .toArray();
}

/** When the oldest row of an account was observed; undefined where it has none. Rows are in order within each kind. */
export async function firstRowAt(
  { observations }: HeadroomDatabase,
  account: AccountKey,
): Promise<Instant | undefined> {
  const firsts = await Promise.all(
    kinds.map((kind) => observations.where(':id').between([account, kind], [account, kind, lastKey]).first()),
  );
  const instants = firsts.flatMap((row) => row?.at ?? []);
  return instants.length > 0 ? Math.min(...instants) : undefined;
}

/** What was summarized of the days of these rows of one account no longer holds. */
async function dropSummariesOf(db: HeadroomDatabase, rows: readonly ObservationRow[]): Promise<void> {
  const [one] = rows;
  if (!one) return;
  let [from, to] = [one.at, one.at];
  for (const { at, last } of rows) {
    from = Math.min(from, at);
    to = Math.max(to, last?.at ?? at);
  }
  await dropDaySummaries(db, one.account, from, to);
}

/** 0 where there is none, or a damaged one. */
function arrivalOf(stored: unknown): number {
  return typeof stored === 'number' && stored > 0 && stored <= mostArrivals ? stored : 0;
}

/** The highest arrival number given so far. */
export async function newestArrival({ observations, local }: HeadroomDatabase): Promise<number> {
  const [newest, floor] = await Promise.all([
    observations.where('arrival').belowOrEqual(mostArrivals).lastKey(),
    local.get(floorKey),
  ]);
  return Math.max(arrivalOf(newest), arrivalOf(floor?.value));
}
