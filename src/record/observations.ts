import { type Instant, minuteMs } from '../domain/instant';
import { kinds } from '../domain/kinds';
import type { AccountKey, Kind, Observation } from '../domain/observation';
import { isRepeat } from '../domain/repeat';
import type { HeadroomDatabase, ObservationRow } from './database';

/** Equal facts seen again within this span of a row's first sighting extend that row instead of making a new one. */
const sameRowMs = 15 * minuteMs;

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

/** The history of what was seen. Domain values in, domain values out; no other room sees Dexie. */
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
      database.transaction('rw', table, database.local, async () => {
        const added: Observation[] = [];
        let arrival = await newestArrival(database);
        for (const run of runsOf(observations)) {
          const merged = mergeRun(await neighbours(database, run), run, arrival);
          await table.bulkPut(merged.changed);
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
    accounts: async () => {
      const found: AccountKey[] = [];
      let row = await table.orderBy(':id').first();
      // Hops from one account's first row to the next account's: as many reads as there are accounts.
      while (row) {
        found.push(row.account);
        row = await table.where(':id').above([row.account, lastId]).first();
      }
      return found;
    },
    forget: (accounts) =>
      database.transaction('rw', table, database.events, database.segments, database.local, async () => {
        await database.local.put({ key: floorKey, value: await newestArrival(database) });
        for (const account of accounts) {
          await table.where(':id').between([account], [account, lastId]).delete();
          await database.events.where(':id').between([account], [account, endOfTime, lastId]).delete();
          await database.segments.where(':id').between([account], [account, endOfTime]).delete();
        }
      }),
  };
}

/** The order of every fold: by instant, then by id, so that any order of arrival gives the same history. */
export function inOrder(a: Observation, b: Observation): number {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}

function sightings({ first, last }: ObservationRow): readonly Observation[] {
  return last ? [first, last] : [first];
}

// What can only repeat its own kind is compared in memory: a bulk import then costs one read a run, not one a row.
function runsOf(observations: readonly Observation[]): Observation[][] {
  const runs = new Map<string, Observation[]>();
  for (const observation of [...observations].sort(inOrder)) {
    const key = `${observation.account}\n${observation.kind}`;
    const run = runs.get(key);
    if (run) run.push(observation);
    else runs.set(key, [observation]);
  }
  return [...runs.values()];
}

function mergeRun(rows: ObservationRow[], run: readonly Observation[], arrival: number) {
  const known = new Set(rows.flatMap((row) => sightings(row).map(({ id }) => id)));
  const changed = new Map<string, ObservationRow>();
  const added: Observation[] = [];
  let next = arrival;

  for (const observation of run) {
    if (known.has(observation.id)) continue;
    known.add(observation.id);
    const position = lastAtOrBefore(rows, observation.at);
    const row = rows[position];
    if (row && repeats(row, observation)) {
      if (observation.at <= (row.last ?? row.first).at) continue;
      next += 1;
      rows[position] = { ...row, last: observation, arrival: next };
      changed.set(row.id, rows[position]);
    } else {
      next += 1;
      const fresh = newRow(observation, next);
      rows.splice(position + 1, 0, fresh);
      changed.set(fresh.id, fresh);
      added.push(observation);
    }
  }
  return { added, arrival: next, changed: [...changed.values()] };
}

function newRow(first: Observation, arrival: number): ObservationRow {
  const { account, kind, at, id } = first;
  return { account, kind, at, id, first, last: null, arrival, firstArrival: arrival };
}

function repeats({ first }: ObservationRow, next: Observation): boolean {
  if (first.device !== next.device || first.source !== next.source) return false;
  return next.at - first.at <= sameRowMs && isRepeat(first, next);
}

/** The stored rows a run can repeat: from shortly before its first to its last. */
async function neighbours(database: HeadroomDatabase, run: readonly Observation[]): Promise<ObservationRow[]> {
  const [first, end] = [run[0], run.at(-1)];
  return first && end ? between(database, first.account, first.kind, first.at, end.at) : [];
}

/** Rows whose run may reach into the span: a row starts at most `sameRowMs` before its last sighting. */
function between(database: HeadroomDatabase, account: AccountKey, kind: Kind, from: Instant, to: Instant) {
  return database.observations
    .where(':id')
    .between([account, kind, from - sameRowMs], [account, kind, to, lastId], true, true)
    .toArray();
}

/** Index of the last row at or before an instant, −1 when all lie after it. Rows are sorted by `at`. */
function lastAtOrBefore(rows: readonly ObservationRow[], at: Instant): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

async function newestArrival(database: HeadroomDatabase): Promise<number> {
  const row = await database.observations.orderBy('arrival').last();
  return Math.max(row?.arrival ?? 0, ((await database.local.get(floorKey))?.value as number | undefined) ?? 0);
}
