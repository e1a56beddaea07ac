// Old history, packed: a month of an account's observations is one row of bytes. A hundred thousand rows cost seconds to
// write and read; as a few segments they cost milliseconds.

import type { UsageWindows } from '../domain/history/usage-series';
import { kinds } from '../domain/observations/kinds';
import type { AccountKey, Observation } from '../domain/observations/observation';
import { dayMs, type Instant } from '../domain/time/instant';
import type { DatabaseProvider, HeadroomDatabase } from './database';
import { dropDaySummaries, summaryKeysOf } from './day-summaries';
import { distinctInOrder, membership, observationsOf } from './merge-run';
import { accountsIn } from './observations';
import { unreadablePrefix } from './row-checks';
import type { ObservationRow, SegmentRow, SummaryRow } from './rows';
import { unpackedOrNull } from './unpack';

/** Turns observations into bytes and back, losing nothing. Handed in, because the codec belongs to another layer. */
export interface SegmentCodec {
  encode(observations: readonly Observation[]): Promise<readonly Uint8Array[]>;
  /** Rejects with an error named as in unpack.ts when a part is damaged. */
  decode(parts: readonly Uint8Array[]): Promise<readonly Observation[]>;
  /** What a chart draws of them, in a third of the time. Rejects as `decode` does. */
  decodeUsage(parts: readonly Uint8Array[]): Promise<readonly UsageWindows[]>;
  /** The summaries to keep beside them, one for each level. Observations oldest first. */
  summarize(
    of: Pick<SummaryRow, 'account' | 'of' | 'from'>,
    observations: readonly Observation[],
  ): Promise<readonly SummaryRow[]>;
}

export interface SegmentStore {
  /**
   * Packs observations into their months, with what those months already hold. Resolves to those that were new. Where `parts`
   * are given, the observations were unpacked from them: a month that is not there yet is stored as it came.
   */
  add(observations: readonly Observation[], parts?: readonly Uint8Array[]): Promise<readonly Observation[]>;
  /** Takes observations out of their months again. Those that are not there are passed over. */
  remove(observations: readonly Observation[]): Promise<void>;
  /** Packs every row older than `before` and deletes it, month by month: a crash between two months loses nothing. */
  packOlderThan(before: Instant): Promise<number>;
  /** The packed observations of these keys in a span, oldest first, both ends inclusive. */
  history(accounts: readonly AccountKey[], from?: Instant, to?: Instant): Promise<Observation[]>;
  /** The keys that have packed months. */
  accounts(): Promise<AccountKey[]>;
  /** Rewrites the segments that end before an instant with what `thin` leaves of them. */
  thin(before: Instant, thin: (observations: readonly Observation[]) => readonly Observation[]): Promise<void>;
}

/** Creates the store of packed months over a database, which opens at the first call. */
export function createSegmentStore(database: DatabaseProvider, codec: SegmentCodec): SegmentStore {
  const rowsOf = async (account: AccountKey, from: Instant, to: Instant) => {
    const rows = await database()
      .segments.where('[account+from]')
      .between([account, monthOf(from)], [account, to], true, true)
      .toArray();
    return rows.filter((row) => row.to >= from);
  };
  /** A month ready to be written. It is computed before the transaction, which would end while the codec works. */
  const packed = async (
    account: AccountKey,
    month: Instant,
    all: readonly Observation[],
    parts?: readonly Uint8Array[],
  ) => ({
    segment: segmentOf(account, month, all, parts ?? (await codec.encode(all))),
    summaries: [...(await codec.summarize({ account, of: 'packed', from: month }, all))],
  });
  const unpacked = async (account: AccountKey, month: Instant) => {
    const known = await database().segments.get([account, month]);
    const seen = known ? await unpackedOrNull(codec.decode(known.parts)) : [];
    // A month that cannot be unpacked is set aside unchanged, because a later version may read it.
    if (!seen) await database().local.put({ key: `${unreadablePrefix}${account}/${month}`, value: known });
    return seen ?? [];
  };
  /** Everything known about a month, and what of `observations` is new in it. */
  const merged = async (account: AccountKey, month: Instant, observations: readonly Observation[]) => {
    const old = await unpacked(account, month);
    const all = distinctInOrder([...old, ...observations]);
    const before = new Set(old);
    return { all, added: all.filter((seen) => !before.has(seen)) };
  };
  const write = async ({ segment, summaries }: Awaited<ReturnType<typeof packed>>) => {
    const db = database();
    await db.transaction('rw', db.segments, db.summaries, async () => {
      await db.segments.put(segment);
      await db.summaries.bulkPut(summaries);
    });
  };

  /** Writes what is left of a month, or deletes it where nothing is. */
  const keepOnly = async (
    account: AccountKey,
    month: Instant,
    old: readonly Observation[],
    kept: readonly Observation[],
  ) => {
    if (kept.length === old.length) return;
    if (kept.length > 0) return write(await packed(account, month, kept));
    const db = database();
    await db.transaction('rw', db.segments, db.summaries, async () => {
      await db.segments.delete([account, month]);
      await db.summaries.bulkDelete(summaryKeysOf(account, 'packed', month));
    });
  };

  return {
    add: async (observations, parts) => {
      const news: Observation[] = [];
      for (const { account, month, seen } of byMonth(observations)) {
        const { all, added } = await merged(account, month, seen);
        const whole = isWhole(observations, added, all) ? parts : undefined;
        if (added.length > 0) await write(await packed(account, month, all, whole));
        for (const one of added) news.push(one);
      }
      return news;
    },

    remove: async (observations) => {
      for (const { account, month, seen } of byMonth(observations)) {
        const old = await unpacked(account, month);
        await keepOnly(account, month, old, isSameSequence(old, seen) ? [] : others(old, seen));
      }
    },

    packOlderThan: async (before) => {
      const db = database();
      const rows = await olderRows(db, before);
      for (const { account, month, end, seen } of byMonth(rows.flatMap(observationsOf))) {
        const { all } = await merged(account, month, seen);
        const { segment, summaries } = await packed(account, month, all);
        const old = rows.filter((row) => row.account === account && monthOf(row.at) === month);
        await db.transaction('rw', db.segments, db.observations, db.summaries, async () => {
          await db.segments.put(segment);
          await db.summaries.bulkPut(summaries);
          await db.observations.bulkDelete(old.map(({ account, kind, at, id }) => [account, kind, at, id]));
          await dropDaySummaries(db, account, month, end - 1);
        });
      }
      return rows.length;
    },

    history: async (accounts, from = 0, to = Number.MAX_SAFE_INTEGER) => {
      const rows = (await Promise.all(accounts.map((account) => rowsOf(account, from, to)))).flat();
      const seen: (readonly Observation[])[] = [];
      // One after another: unpacking a whole year together would block the page.
      for (const { parts } of rows) seen.push((await unpackedOrNull(codec.decode(parts))) ?? []);
      return distinctInOrder(seen.flat().filter(({ at }) => at >= from && at <= to));
    },

    accounts: async () => accountsIn(database().segments),

    thin: async (before, thin) => {
      const old = await database()
        .segments.filter((row) => row.to < before)
        .toArray();
      for (const row of old) {
        const seen = await unpackedOrNull(codec.decode(row.parts));
        const kept = thin(seen ?? []);
        if (seen && kept.length < row.rows) await write(await packed(row.account, row.from, kept));
      }
    },
  };
}

/** Whether all given observations are new and are the only ones of one month. */
function isWhole(given: readonly Observation[], added: readonly Observation[], all: readonly Observation[]): boolean {
  return added.length === given.length && all.length === given.length;
}

/** Those of `old` that are not among `gone`. */
function others(old: readonly Observation[], gone: readonly Observation[]): Observation[] {
  const isGone = membership(gone);
  return old.filter((one) => !isGone(one));
}

/** A month that holds what it is to lose and nothing else: then nothing needs to be hashed. Both oldest first. */
function isSameSequence(one: readonly Observation[], other: readonly Observation[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ at, kind }, index) => at === other[index]?.at && kind === other[index]?.kind)
  );
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
export function monthOf(at: Instant): Instant {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}
