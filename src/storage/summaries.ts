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

/** What is summarized together: a packed month or a day of rows. */
interface Summarized {
  readonly of: Pick<SummaryRow, 'account' | 'of' | 'from'>;
  readonly seen: readonly Observation[];
}

/** Days that are read at once: after an import there is a month of them, and a read asks for one kind after another. */
const mostDaysAtOnce = 10;

/** Creates the store of summaries over a database, which opens at the first call. */
export function createSummaryStore(
  database: DatabaseProvider,
  codec: Pick<SegmentCodec, 'decode' | 'summarize'>,
): SummaryStore {
  const { history } = createObservationStore(database);
  const putAll = async (parts: readonly Summarized[]) => {
    const rows = await Promise.all(parts.map(({ of, seen }) => codec.summarize(of, seen)));
    await database().summaries.bulkPut(rows.flat());
  };
  const fillMonths = async () => {
    const { segments, summaries } = database();
    for (const [account, from] of (await segments.toCollection().primaryKeys()) as [AccountKey, Instant][]) {
      if (await summaries.get([account, 'packed', 'daily', from])) continue;
      const month = await segments.get([account, from]);
      const seen = month && (await unpackedOrNull(codec.decode(month.parts)));
      if (seen) await putAll([{ of: { account, of: 'packed', from }, seen }]);
    }
  };
  const fillDays = async (account: AccountKey, before: Instant) => {
    const first = await firstRowAt(database(), account);
    if (first === undefined) return;
    const known = new Set(await summarizedDays(database(), account, first, before));
    const missing: Instant[] = [];
    for (let day = dayOf(first); day + dayMs <= before; day += dayMs) if (!known.has(day)) missing.push(day);
    for (const days of runsOfDays(missing)) {
      const [from, last] = [days[0] as Instant, days.at(-1) as Instant];
      const byDay = new Map<Instant, Observation[]>(days.map((day) => [day, []]));
      for (const seen of await history([account], from, last + dayMs - 1)) byDay.get(dayOf(seen.at))?.push(seen);
      await putAll([...byDay].map(([day, seen]) => ({ of: { account, of: 'rows', from: day }, seen })));
    }
  };
  return {
    fill: async (before) => {
      await fillMonths();
      for (const account of await accountsIn(database().observations)) await fillDays(account, before);
    },
  };
}

/** Days in a row, a few together. Days in order. */
function runsOfDays(days: readonly Instant[]): Instant[][] {
  const runs: Instant[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run.length < mostDaysAtOnce && run.at(-1) === day - dayMs) run.push(day);
    else runs.push([day]);
  }
  return runs;
}
