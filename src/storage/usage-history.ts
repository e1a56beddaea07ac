// What a chart reads: summaries where there are some, the rows and packed months themselves where there are none.

import { type DayStatement, dayStatements, newestStatements } from '../domain/history/daily-usage';
import { levelFor, type SummaryLevel } from '../domain/history/summary';
import type { UsagePiece, UsageQuery } from '../domain/history/usage-query';
import { emptySeries, mergeSeries, sliceSeries, type UsageSeries, windowSeries } from '../domain/history/usage-series';
import type { AccountKey, Observation } from '../domain/observations/observation';
import { dayMs, type Instant } from '../domain/time/instant';
import type { DatabaseProvider, HeadroomDatabase } from './database';
import { observationsOf } from './merge-run';
import { firstRowAt } from './observations';
import { lastKey, type SegmentRow } from './rows';
import { monthOf, type SegmentCodec } from './segments';
import { unpackedOrNull } from './unpack';
import { rowsIn, seriesIn, summariesOf, usageOfRows } from './usage-of-rows';

export interface UsageHistory {
  /** The readings of a window under these keys. Newest first: each piece reaches further back, the last one to `from`. */
  usage(accounts: readonly AccountKey[], query: UsageQuery): AsyncGenerator<UsagePiece>;
  /** The last statement about the use of each day. */
  dailyUse(accounts: readonly AccountKey[]): Promise<DayStatement[]>;
  /** When the oldest observation was made; null where there is none. */
  oldestAt(accounts: readonly AccountKey[]): Promise<Instant | null>;
}

/** Creates the history that charts read, over a database that opens at the first call. */
export function createUsageHistory(
  database: DatabaseProvider,
  codec: Pick<SegmentCodec, 'decode' | 'decodeUsage'>,
): UsageHistory {
  return {
    usage: (accounts, query) => usageOf(database(), codec, accounts, query),
    dailyUse: async (accounts) => {
      const db = database();
      const found = await Promise.all(accounts.map((account) => statementsOf(db, account, codec)));
      return newestStatements(found.flat());
    },

    oldestAt: async (accounts) => {
      const db = database();
      const firsts = accounts.flatMap((account) => [firstRowAt(db, account), firstPackedAt(db, account, codec)]);
      const found = (await Promise.all(firsts)).filter((at) => at !== undefined);
      return found.length > 0 ? Math.min(...found) : null;
    },
  };
}

type MonthKey = readonly [account: AccountKey, month: Instant];

/** The months of these accounts that reach into a span, newest first. */
async function newestMonths(db: HeadroomDatabase, accounts: readonly AccountKey[], from: Instant, to: Instant) {
  const months = await Promise.all(accounts.map((account) => monthKeys(db, account, from, to)));
  return months.flat().sort((a, b) => b[1] - a[1]);
}

/** A month, unless it ends before the span begins. */
async function packedMonth({ segments }: HeadroomDatabase, [account, month]: MonthKey, from: Instant) {
  const row = await segments.get([account, month]);
  return row && row.to >= from ? row : undefined;
}

async function* usageOf(
  db: HeadroomDatabase,
  codec: Pick<SegmentCodec, 'decodeUsage'>,
  accounts: readonly AccountKey[],
  query: UsageQuery,
): AsyncGenerator<UsagePiece> {
  const { from, to } = query;
  const level = levelFor(query.columnMs);
  const parts: UsageSeries[] = [];
  const [newest] = await newestMonths(db, accounts, from, to);
  const packedUntil = newest ? monthOf(newest[1] + 32 * dayMs) : 0;
  // Rows before months: what is packed in between is then read twice and not missed.
  for await (const { series, readFromAt } of usageOfRows(db, accounts, level, query)) {
    parts.push(...series);
    if (readFromAt > from) yield pieceOf(parts, from, to, Math.max(readFromAt, packedUntil));
  }
  for await (const { series, readFromAt } of usageOfMonths(db, codec, accounts, level, query)) {
    if (readFromAt !== null) yield pieceOf(parts, from, to, readFromAt);
    parts.push(series);
  }
  yield pieceOf(parts, from, to, from);
}

/** The packed months of a span, newest first. `readFromAt`: where what came before ends, if this month had to be unpacked. */
async function* usageOfMonths(
  db: HeadroomDatabase,
  codec: Pick<SegmentCodec, 'decodeUsage'>,
  accounts: readonly AccountKey[],
  level: SummaryLevel | null,
  { window, from, to }: UsageQuery,
): AsyncGenerator<{ readonly series: UsageSeries; readonly readFromAt: Instant | null }> {
  const months = await newestMonths(db, accounts, from, to);
  // All of them at once: a read for each month would take ten turns of the event loop for a year.
  const summaries = await Promise.all(
    accounts.map((account) => summariesOf(db, account, 'packed', level, monthOf(from), to)),
  );
  const known = new Set<string>();
  for (const summary of summaries.flat()) {
    known.add(`${summary.account}\n${summary.from}`);
    yield { series: seriesIn(summary, window), readFromAt: null };
  }
  for (const key of months) {
    const packed = known.has(key.join('\n')) ? undefined : await packedMonth(db, key, from);
    if (!packed) continue;
    // Unpacking takes a moment: what is there already is handed over first.
    if (packed.to < to) yield { series: emptySeries, readFromAt: packed.to + 1 };
    yield {
      series: windowSeries((await unpackedOrNull(codec.decodeUsage(packed.parts))) ?? [], window),
      readFromAt: null,
    };
  }
}

function pieceOf(parts: readonly UsageSeries[], from: Instant, to: Instant, loadedFromAt: Instant): UsagePiece {
  return { series: sliceSeries(mergeSeries(parts), from, to), loadedFromAt: Math.max(from, loadedFromAt) };
}

/** The months of an account that reach into a span. */
async function monthKeys({ segments }: HeadroomDatabase, account: AccountKey, from: Instant, to: Instant) {
  const keys = await segments
    .where(':id')
    .between([account, monthOf(from)], [account, to], true, true)
    .primaryKeys();
  return keys as unknown as MonthKey[];
}

/** The parts of a span outside `days` (ascending). */
function spansBetween(days: readonly Instant[], from: Instant, to: Instant): { from: Instant; to: Instant }[] {
  const spans: { from: Instant; to: Instant }[] = [];
  let start = from;
  for (const day of days) {
    if (day > start) spans.push({ from: start, to: day - 1 });
    start = Math.max(start, day + dayMs);
  }
  return start <= to ? [...spans, { from: start, to }] : spans;
}

async function statementsOf(
  db: HeadroomDatabase,
  account: AccountKey,
  codec: Pick<SegmentCodec, 'decode'>,
): Promise<DayStatement[]> {
  const found: DayStatement[] = [];
  const all = [account, 'rows', 'daily', 0] as const;
  const days = await db.summaries
    .where(':id')
    .between([...all], [account, 'rows', 'daily', lastKey])
    .toArray();
  for (const { days: statements } of days) found.push(...statements);
  for (const span of spansBetween(
    days.map(({ from }) => from),
    0,
    Number.MAX_SAFE_INTEGER,
  )) {
    for await (const rows of rowsIn(db, account, 'daily-usage', span.from, span.to))
      found.push(...dayStatements(rows.flatMap(observationsOf)));
  }
  for (const [, month] of await monthKeys(db, account, 0, Number.MAX_SAFE_INTEGER)) {
    const summary = await db.summaries.get([account, 'packed', 'daily', month]);
    if (summary) found.push(...summary.days);
    else found.push(...dayStatements(await unpacked(db, account, month, codec)));
  }
  return found;
}

/** `from` of a month is its start in the calendar. Its summary has the first observation; without one it is unpacked. */
async function firstPackedAt(
  db: HeadroomDatabase,
  account: AccountKey,
  codec: Pick<SegmentCodec, 'decode'>,
): Promise<Instant | undefined> {
  const [first] = await monthKeys(db, account, 0, Number.MAX_SAFE_INTEGER);
  if (!first) return undefined;
  const summary = await db.summaries.get([account, 'packed', 'daily', first[1]]);
  return summary?.firstAt ?? (await unpacked(db, account, first[1], codec))[0]?.at;
}

async function unpacked(
  { segments }: HeadroomDatabase,
  account: AccountKey,
  month: Instant,
  codec: Pick<SegmentCodec, 'decode'>,
): Promise<readonly Observation[]> {
  const row: SegmentRow | undefined = await segments.get([account, month]);
  return (row && (await unpackedOrNull(codec.decode(row.parts)))) ?? [];
}
