// Old history, packed: a month of an account's observations is one row of bytes. A hundred thousand rows cost seconds to
// write and read; as a few segments they cost milliseconds.

import type { AccountKey, Observation } from '../domain/observations/observation';
import { dayMs, type Instant } from '../domain/time/instant';
import type { HeadroomDatabase, SegmentRow } from './database';
import { inOrder } from './merge-run';
import { accountsIn } from './observations';

/** Turns observations into bytes and back, losing nothing. Handed in: the codec belongs to another room. */
export interface SegmentCodec {
  encode(observations: readonly Observation[]): Promise<readonly Uint8Array[]>;
  /** Rejects when a part is damaged. */
  decode(parts: readonly Uint8Array[]): Promise<readonly Observation[]>;
}

export interface SegmentStore {
  /** Packs observations into their months, together with what those months hold already; says how many were new. */
  add(observations: readonly Observation[]): Promise<number>;
  /** Packs every row older than `before` and takes it out of the rows, month by month; a crash between months loses nothing. */
  seal(before: Instant): Promise<number>;
  /** What the segments hold of these keys in a span, oldest first. */
  history(accounts: readonly AccountKey[], from?: Instant, to?: Instant): Promise<Observation[]>;
  /** Whose months are held. */
  accounts(): Promise<AccountKey[]>;
  /** Rewrites the segments that end before an instant with what `thin` leaves of them. */
  thin(before: Instant, thin: (observations: readonly Observation[]) => readonly Observation[]): Promise<void>;
}

export function createSegmentStore(database: HeadroomDatabase, codec: SegmentCodec): SegmentStore {
  const { segments: table } = database;

  const rowsOf = async (account: AccountKey, from: Instant, to: Instant) => {
    const rows = await table
      .where(':id')
      .between([account, monthOf(from)], [account, to], true, true)
      .toArray();
    return rows.filter((row) => row.to >= from);
  };
  const pack = async (account: AccountKey, month: Instant, observations: readonly Observation[]) => {
    const known = await table.get([account, month]);
    const old = known ? await codec.decode(known.parts) : [];
    const all = [...new Map([...old, ...observations].map((seen) => [seen.id, seen])).values()].sort(inOrder);
    return segmentOf(account, month, all, await codec.encode(all));
  };

  return {
    add: async (observations) => {
      let added = 0;
      for (const { account, month, seen } of byMonth(observations)) {
        const known = (await table.get([account, month]))?.rows ?? 0;
        const segment = await pack(account, month, seen);
        added += segment.rows - known;
        if (segment.rows > known) await table.put(segment);
      }
      return added;
    },

    seal: async (before) => {
      const rows = await database.observations.filter(({ at }) => at < before).toArray();
      const seen = rows.flatMap(({ first, last }) => (last ? [first, last] : [first]));
      for (const month of byMonth(seen)) {
        const segment = await pack(month.account, month.month, month.seen);
        const gone = rows.filter(({ account, at }) => account === month.account && monthOf(at) === month.month);
        // Encoding may not happen inside a transaction; putting the bytes in and taking the rows out must.
        await database.write(['segments', 'observations'], async (tables) => {
          await tables.segments.put(segment);
          await tables.observations.bulkDelete(gone.map(({ account, kind, at, id }) => [account, kind, at, id]));
        });
      }
      return rows.length;
    },

    history: async (accounts, from = 0, to = Number.MAX_SAFE_INTEGER) => {
      const rows = (await Promise.all(accounts.map((account) => rowsOf(account, from, to)))).flat();
      const seen = await Promise.all(rows.map(({ parts }) => codec.decode(parts)));
      return seen
        .flat()
        .filter(({ at }) => at >= from && at <= to)
        .sort(inOrder);
    },

    accounts: () => accountsIn(table),

    thin: async (before, thin) => {
      const old = await table.filter((row) => row.to < before).toArray();
      for (const row of old) {
        const kept = thin(await codec.decode(row.parts));
        if (kept.length < row.rows) await table.put(segmentOf(row.account, row.from, kept, await codec.encode(kept)));
      }
    },
  };
}

function segmentOf(
  account: AccountKey,
  from: Instant,
  seen: readonly Observation[],
  parts: readonly Uint8Array[],
): SegmentRow {
  return { account, from, to: seen.at(-1)?.at ?? from, rows: seen.length, parts };
}

interface Month {
  readonly account: AccountKey;
  readonly month: Instant;
  readonly end: Instant;
  readonly seen: Observation[];
}

function byMonth(observations: readonly Observation[]) {
  const months = new Map<string, Month>();
  let latest: Month | undefined;
  for (const observation of observations) {
    const { account, at } = observation;
    // One after the other they are mostly of one month, and asking the calendar costs more than packing.
    if (latest?.account !== account || at < latest.month || at >= latest.end) {
      const month = monthOf(at);
      const key = `${account}\n${month}`;
      latest = months.get(key) ?? { account, month, end: monthOf(month + 32 * dayMs), seen: [] };
      months.set(key, latest);
    }
    latest.seen.push(observation);
  }
  return [...months.values()];
}

/** The start of the calendar month, UTC, an instant falls in. */
function monthOf(at: Instant): Instant {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}
