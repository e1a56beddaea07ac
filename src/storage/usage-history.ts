// What a chart reads: summaries where there are some, the rows and packed months themselves where there are none.

import { type DayStatement, dayStatements, newestStatements } from '../domain/history/daily-usage';
import { levelFor, type SummaryLevel } from '../domain/history/summary';
import type { UsagePiece, UsageQuery } from '../domain/history/usage-query';
import { mergeSeries, sliceSeries, type UsageSeries, windowSeries } from '../domain/history/usage-series';
import type { AccountKey, Kind, Observation } from '../domain/observations/observation';
import { dayMs, type Instant } from '../domain/time/instant';
import { type LimitWindow, sameWindow } from '../domain/windows/limit-window';
import type { DatabaseProvider, HeadroomDatabase } from './database';
import { dayOf } from './day-summaries';
import { observationsOf, sameRowMs } from './merge-run';
import { firstRowAt } from './observations';
import { lastKey, type ObservationRow, type ObservationRowKey, type SegmentRow, type SummaryRow } from './rows';
import { monthOf, type SegmentCodec } from './segments';
import { unpackedOrNull } from './unpack';

export interface UsageHistory {
  /** The readings of a window under these keys. Newest first: each piece reaches further back, the last one to `from`. */
  usage(accounts: readonly AccountKey[], query: UsageQuery): AsyncGenerator<UsagePiece>;
  /** What was said last of the use of each day. */
  dailyUse(accounts: readonly AccountKey[]): Promise<DayStatement[]>;
  /** When the oldest observation was made; null where there is none. */
  oldestAt(accounts: readonly AccountKey[]): Promise<Instant | null>;
}

/** Rows a read: more would keep the page from drawing a frame while they are copied. */
const rowsPerRead = 400;

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

async function summaryOf({ summaries }: HeadroomDatabase, [account, month]: MonthKey, level: SummaryLevel | null) {
  return level ? summaries.get([account, 'packed', level, month]) : undefined;
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
  const { window, from, to } = query;
  const level = levelFor(query.columnMs);
  // Rows before months: what is packed in between is then read twice and not missed.
  const parts = await Promise.all(accounts.map((account) => usageOfRows(db, account, level, query)));
  for (const key of await newestMonths(db, accounts, from, to)) {
    const summary = await summaryOf(db, key, level);
    const packed = summary ? undefined : await packedMonth(db, key, from);
    if (summary) parts.push(seriesIn(summary, window));
    // Unpacking takes a moment: what is there already is handed over first.
    if (packed && packed.to < to) yield pieceOf(parts, from, to, packed.to + 1);
    if (packed) parts.push(windowSeries((await unpackedOrNull(codec.decodeUsage(packed.parts))) ?? [], window));
  }
  yield pieceOf(parts, from, to, from);
}

function pieceOf(parts: readonly UsageSeries[], from: Instant, to: Instant, loadedFromAt: Instant): UsagePiece {
  return { series: sliceSeries(mergeSeries(parts), from, to), loadedFromAt: Math.max(from, loadedFromAt) };
}

function seriesIn({ windows }: SummaryRow, window: LimitWindow): UsageSeries {
  return windows.find((one) => sameWindow(one, window)) ?? windowSeries([], window);
}

/** The months of an account that reach into a span. */
async function monthKeys({ segments }: HeadroomDatabase, account: AccountKey, from: Instant, to: Instant) {
  const keys = await segments
    .where(':id')
    .between([account, monthOf(from)], [account, to], true, true)
    .primaryKeys();
  return keys as unknown as MonthKey[];
}

/** Of days that have a summary, that; of all other time, the rows. */
async function usageOfRows(
  db: HeadroomDatabase,
  account: AccountKey,
  level: SummaryLevel | null,
  { window, from, to }: UsageQuery,
): Promise<UsageSeries> {
  const summaries = level
    ? await db.summaries
        .where(':id')
        .between([account, 'rows', level, dayOf(from)], [account, 'rows', level, to], true, true)
        .toArray()
    : [];
  const parts = summaries.map((summary) => seriesIn(summary, window));
  const days = summaries.map((summary) => summary.from);
  for (const span of spansBetween(days, from, to)) {
    for await (const rows of rowsIn(db, account, 'usage', span.from, span.to)) {
      const seen = rows.flatMap(observationsOf).filter(({ at }) => at >= span.from && at <= span.to);
      parts.push(windowSeries(seen, window));
    }
  }
  return mergeSeries(parts);
}

/** What `days`, ascending, leave of a span. */
function spansBetween(days: readonly Instant[], from: Instant, to: Instant): { from: Instant; to: Instant }[] {
  const spans: { from: Instant; to: Instant }[] = [];
  let start = from;
  for (const day of days) {
    if (day > start) spans.push({ from: start, to: day - 1 });
    start = Math.max(start, day + dayMs);
  }
  return start <= to ? [...spans, { from: start, to }] : spans;
}

/** The rows of a kind that reach into a span, some hundred at a time. */
async function* rowsIn(
  { observations }: HeadroomDatabase,
  account: AccountKey,
  kind: Kind,
  from: Instant,
  to: Instant,
): AsyncGenerator<ObservationRow[]> {
  let lower: unknown[] = [account, kind, from - sameRowMs];
  for (let isFirst = true; ; isFirst = false) {
    const rows = await observations
      .where(':id')
      .between(lower as ObservationRowKey, [account, kind, to, lastKey], isFirst, true)
      .limit(rowsPerRead)
      .toArray();
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsPerRead) return;
    lower = [account, kind, last.at, last.id];
    await new Promise((resolve) => setTimeout(resolve));
  }
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
