import { kinds } from '../domain/observations/kinds';
import type { AccountKey, Kind, Observation } from '../domain/observations/observation';
import type { Instant } from '../domain/time/instant';
import type { HeadroomDatabase, ObservationRow, RecordTables } from './database';
import { inOrder, mergeRun, runsOf, sameRowMs, sightings } from './merge-run';
import type { RecordTable } from './record-table';

type Rows = Pick<RecordTables, 'observations'>;

/** Sorts above every id: the upper end of a range of keys. */
const lastId = '\uffff';
const endOfTime = Number.MAX_SAFE_INTEGER;

/** Where the highest arrival number is kept when its row is forgotten: numbers are never given twice. */
const floorKey = 'arrival-floor';

export interface Added {
  /** What was not known before, in order of time. */
  readonly added: readonly Observation[];
  /** How many only repeated what was known. */
  readonly repeated: number;
}

export interface Arrivals {
  readonly observations: readonly Observation[];
  /** Hand this back to be told only what came after. */
  readonly cursor: number;
  /** True when more is waiting than was asked for. */
  readonly more: boolean;
}

/** The history of what was seen. Domain values in, domain values out; no other room sees a table. */
export interface ObservationStore {
  /** Stores what is new, all of it or nothing. Two tabs that report the same reading at once leave one row. */
  add(observations: readonly Observation[]): Promise<Added>;
  /** Everything seen under these keys (an account and its aliases), oldest first, both ends inclusive. `only` these kinds. */
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
  /** How many rows are kept. */
  count(): Promise<number>;
  /** The keys observations are kept under. */
  accounts(): Promise<AccountKey[]>;
  /** Forgets everything seen under these keys. */
  forget(accounts: readonly AccountKey[]): Promise<void>;
}

export function createObservationStore(database: HeadroomDatabase): ObservationStore {
  const { observations: table } = database;

  return {
    add: (observations) =>
      // Read, compare and write in one transaction: two tabs report the same page at the same moment.
      database.write(['observations', 'local'], async (tables) => {
        const added: Observation[] = [];
        let arrival = await newestArrival(tables);
        for (const run of runsOf(observations)) {
          const merged = mergeRun(await neighbours(tables, run), run, arrival);
          await tables.observations.bulkPut(merged.changed);
          added.push(...merged.added);
          arrival = merged.arrival;
        }
        return { added: added.sort(inOrder), repeated: observations.length - added.length };
      }),

    history: async (accounts, from = 0, to = endOfTime, only = kinds) => {
      const ranges = accounts.flatMap((account) => only.map((kind) => between(database, account, kind, from, to)));
      const rows = (await Promise.all(ranges)).flat();
      return rows
        .flatMap(sightings)
        .filter(({ at }) => at >= from && at <= to)
        .sort(inOrder);
    },

    latest: async (account, kind) => {
      const row = await table.where(':id').between([account, kind], [account, kind, endOfTime, lastId]).last();
      return row && (row.last ?? row.first);
    },

    since: async (cursor, limit = 5_000) => {
      const rows = await table.where('arrival').above(cursor).limit(limit).toArray();
      const observations = rows.flatMap((row) => (row.firstArrival > cursor ? sightings(row) : (row.last ?? [])));
      return { observations, cursor: rows.at(-1)?.arrival ?? cursor, more: rows.length === limit };
    },

    cursor: () => newestArrival(database),
    count: () => table.count(),
    accounts: () => accountsIn(table),
    forget: (accounts) =>
      database.write(['observations', 'events', 'segments', 'local'], async (tables) => {
        await tables.local.put({ key: floorKey, value: await newestArrival(tables) });
        for (const account of accounts) {
          await tables.observations.where(':id').between([account], [account, lastId]).delete();
          await tables.events.where(':id').between([account], [account, endOfTime, lastId]).delete();
          await tables.segments.where(':id').between([account], [account, endOfTime]).delete();
        }
      }),
  };
}

/** Whose rows a table holds: hops from one account's first row to the next account's. */
export async function accountsIn(
  table: Pick<RecordTable<{ readonly account: AccountKey }, never>, 'orderBy' | 'where'>,
): Promise<AccountKey[]> {
  const found: AccountKey[] = [];
  let row = await table.orderBy(':id').first();
  while (row) {
    found.push(row.account);
    row = await table.where(':id').above([row.account, lastId]).first();
  }
  return found;
}

/** The stored rows a run can repeat: from shortly before its first to its last. */
async function neighbours(tables: Rows, run: readonly Observation[]): Promise<ObservationRow[]> {
  const [first, end] = [run[0], run.at(-1)];
  return first && end ? between(tables, first.account, first.kind, first.at, end.at) : [];
}

/** Rows whose run may reach into the span: a row starts at most `sameRowMs` before its last sighting. */
function between({ observations }: Rows, account: AccountKey, kind: Kind, from: Instant, to: Instant) {
  return observations
    .where(':id')
    .between([account, kind, from - sameRowMs], [account, kind, to, lastId], true, true)
    .toArray();
}

async function newestArrival({ observations, local }: Pick<RecordTables, 'observations' | 'local'>): Promise<number> {
  const row = await observations.orderBy('arrival').last();
  return Math.max(row?.arrival ?? 0, ((await local.get(floorKey))?.value as number | undefined) ?? 0);
}
