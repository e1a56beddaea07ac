// Summaries are written and deleted together with what they summarize: a packed month, or a whole day of rows.

import type { AccountKey, Observation } from '../domain/observations/observation';
import { dayMs, type Instant } from '../domain/time/instant';
import type { DatabaseProvider } from './database';
import { dayOf, summarizedDays } from './day-summaries';
import { accountsIn, createObservationStore, firstRowAt } from './observations';
import type { SummaryRow } from './rows';
import type { SegmentCodec } from './segments';
import { unpackedOrNull } from './unpack';

export interface SummaryStore {
  /** Summarizes every packed month, and every whole day of rows before an instant, that has no summary yet. */
  fill(before: Instant): Promise<void>;
}

export function createSummaryStore(
  database: DatabaseProvider,
  codec: Pick<SegmentCodec, 'decode' | 'summarize'>,
): SummaryStore {
  const { history } = createObservationStore(database);
  const put = async (account: AccountKey, of: SummaryRow['of'], from: Instant, seen: readonly Observation[]) => {
    await database().summaries.bulkPut([...(await codec.summarize({ account, of, from }, seen))]);
  };
  const fillMonths = async () => {
    const { segments, summaries } = database();
    for (const [account, from] of (await segments.toCollection().primaryKeys()) as [AccountKey, Instant][]) {
      if (await summaries.get([account, 'packed', 'daily', from])) continue;
      const month = await segments.get([account, from]);
      const seen = month && (await unpackedOrNull(codec.decode(month.parts)));
      if (seen) await put(account, 'packed', from, seen);
    }
  };
  const fillDays = async (account: AccountKey, before: Instant) => {
    const first = await firstRowAt(database(), account);
    if (first === undefined) return;
    const known = new Set(await summarizedDays(database(), account, first, before));
    for (let day = dayOf(first); day + dayMs <= before; day += dayMs) {
      if (!known.has(day)) await put(account, 'rows', day, await history([account], day, day + dayMs - 1));
    }
  };
  return {
    fill: async (before) => {
      await fillMonths();
      for (const account of await accountsIn(database().observations)) await fillDays(account, before);
    },
  };
}
