// Old history, packed: a month of an account's observations is one row of bytes. A hundred thousand rows cost seconds to
// write and read; as a few segments they cost milliseconds.

import { kinds } from '../domain/observations/kinds';
import type { AccountKey, Observation } from '../domain/observations/observation';
import { dayMs, type Instant } from '../domain/time/instant';
import type { DatabaseProvider, HeadroomDatabase } from './database';
import { byInstantAndId, observationsOf } from './merge-run';
import { accountsIn } from './observations';
import type { ObservationRow, SegmentRow } from './rows';

/** Turns observations into bytes and back, losing nothing. Handed in, because the codec belongs to another layer. */
export interface SegmentCodec {
  encode(observations: readonly Observation[]): Promise<readonly Uint8Array[]>;
  /** Rejects when a part is damaged. */
  decode(parts: readonly Uint8Array[]): Promise<readonly Observation[]>;
}

export interface SegmentStore {
  /** Packs observations into their months, with what those months already hold. Resolves to how many were new. */
  add(observations: readonly Observation[]): Promise<number>;
  /** Packs every row older than `before` and deletes it, month by month: a crash between two months loses nothing. */
  packOlderThan(before: Instant): Promise<number>;
  /** What the segments hold of these keys in a span, oldest first, both ends inclusive. */
  history(accounts: readonly AccountKey[], from?: Instant, to?: Instant): Promise<Observation[]>;
  /** The keys that have packed months. */
  accounts(): Promise<AccountKey[]>;
  /** Rewrites the segments that end before an instant with what `thin` leaves of them. */
  thin(before: Instant, thin: (observations: readonly Observation[]) => readonly Observation[]): Promise<void>;
}

export function createSegmentStore(database: DatabaseProvider, codec: SegmentCodec): SegmentStore {
  const rowsOf = async (account: AccountKey, from: Instant, to: Instant) => {
    const rows = await database()
      .segments.where('[account+from]')
      .between([account, monthOf(from)], [account, to], true, true)
      .toArray();
    return rows.filter((row) => row.to >= from);
  };
  const pack = async (account: AccountKey, month: Instant, observations: readonly Observation[]) => {
    const known = await database().segments.get([account, month]);
    const old = known ? await codec.decode(known.parts) : [];
    const all = [...new Map([...old, ...observations].map((seen) => [seen.id, seen])).values()].sort(byInstantAndId);
    return { segment: segmentOf(account, month, all, await codec.encode(all)), added: all.length - (known?.rows ?? 0) };
  };

  return {
    add: async (observations) => {
      let sum = 0;
      for (const { account, month, seen } of byMonth(observations)) {
        const { segment, added } = await pack(account, month, seen);
        if (added > 0) await database().segments.put(segment);
        sum += added;
      }
      return sum;
    },

    packOlderThan: async (before) => {
      const db = database();
      const rows = await olderRows(db, before);
      for (const { account, month, seen } of byMonth(rows.flatMap(observationsOf))) {
        const { segment } = await pack(account, month, seen);
        const packed = rows.filter((row) => row.account === account && monthOf(row.at) === month);
        // Only the writes are one transaction: it would end while the codec works.
        await db.transaction('rw', db.segments, db.observations, async () => {
          await db.segments.put(segment);
          await db.observations.bulkDelete(packed.map(({ account, kind, at, id }) => [account, kind, at, id]));
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
        .sort(byInstantAndId);
    },

    accounts: async () => accountsIn(database().segments),

    thin: async (before, thin) => {
      const { segments } = database();
      const old = await segments.filter((row) => row.to < before).toArray();
      for (const row of old) {
        const kept = thin(await codec.decode(row.parts));
        if (kept.length < row.rows)
          await segments.put(segmentOf(row.account, row.from, kept, await codec.encode(kept)));
      }
    },
  };
}

/** By range and not by filter: a filter would read every newer row too, one by one. */
async function olderRows({ observations }: HeadroomDatabase, before: Instant): Promise<ObservationRow[]> {
  const ranges = (await accountsIn(observations)).flatMap((account) =>
    kinds.map((kind) =>
      observations.where('[account+kind+at]').between([account, kind, 0], [account, kind, before]).toArray(),
    ),
  );
  return (await Promise.all(ranges)).flat();
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
    // Neighbours are mostly of one month, and computing a month costs more than packing one observation.
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

/** The start of the calendar month that an instant falls in, UTC. */
function monthOf(at: Instant): Instant {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}
