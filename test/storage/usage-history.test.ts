import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { gapsOf } from '../../src/domain/history/coverage';
import { type DayStatement, dayStatements } from '../../src/domain/history/daily-usage';
import { heatMapOf } from '../../src/domain/history/heat-map';
import { cyclesOf } from '../../src/domain/history/usage-line';
import type { UsagePiece, UsageQuery } from '../../src/domain/history/usage-query';
import { type UsageSeries, windowSeries } from '../../src/domain/history/usage-series';
import type { Observation } from '../../src/domain/observations/observation';
import { observationId } from '../../src/domain/observations/observation-id';
import { packedBefore } from '../../src/domain/observations/retention';
import { dayMs, hourMs, minuteMs } from '../../src/domain/time/instant';
import { segmentCodec } from '../../src/engine/state/segment-codec';
import { type DatabaseProvider, openDatabase } from '../../src/storage/database';
import { createObservationStore, type ObservationStore } from '../../src/storage/observations';
import { createSegmentStore, type SegmentStore } from '../../src/storage/segments';
import { createSetAsideStore } from '../../src/storage/set-aside';
import { createSummaryStore, type SummaryStore } from '../../src/storage/summaries';
import { createUsageHistory, type UsageHistory } from '../../src/storage/usage-history';
import { heavyYear } from '../support/heavy-year';

const now = Date.UTC(2026, 10, 21, 9);
const window = { limit: 'codex', seconds: 604_800 };
const year = heavyYear({ end: now, days: 120, count: 3_000 }).map(
  (content) => ({ ...content, id: observationId(content) }) as Observation,
);
const whole = { fromAt: year[0]?.at ?? 0, toAt: now };

let database: DatabaseProvider;
let observations: ObservationStore;
let segments: SegmentStore;
let summaries: SummaryStore;
let history: UsageHistory;
const decode = vi.fn(segmentCodec.decode);
const decodeUsage = vi.fn(segmentCodec.decodeUsage);
const codec = { ...segmentCodec, decode, decodeUsage };

beforeEach(() => {
  database = openDatabase(crypto.randomUUID());
  observations = createObservationStore(database);
  segments = createSegmentStore(database, codec);
  summaries = createSummaryStore(database, codec);
  history = createUsageHistory(database, codec);
  decode.mockClear();
  decodeUsage.mockClear();
});

/** As the store leaves them: old months packed, the rest in rows. */
async function store() {
  const before = packedBefore(now);
  await segments.add(year.filter(({ at }) => at < before));
  await observations.add(year.filter(({ at }) => at >= before));
}

async function piecesOf(change: Partial<UsageQuery> = {}, accounts = ['heavy']): Promise<UsagePiece[]> {
  const query = { window, from: whole.fromAt, to: now, columnMs: 12 * hourMs, ...change };
  const pieces: UsagePiece[] = [];
  for await (const piece of history.usage(accounts, query)) pieces.push(piece);
  return pieces;
}

const seriesOf = async (change: Partial<UsageQuery> = {}) =>
  (await piecesOf(change)).at(-1)?.series ?? expect.fail('no piece');

/** What the page says of a series. */
const drawn = (series: UsageSeries) => [
  gapsOf(series, whole),
  cyclesOf(series, window.seconds),
  Math.round(heatMapOf(series, whole, 'UTC').total * 1e6),
];

const stated = (statements: readonly DayStatement[]) =>
  statements.toSorted((a, b) => (a.day.date < b.day.date ? -1 : 1));

describe('the usage of a window', () => {
  it('is read of the summaries of all months at once', async () => {
    await store();
    const get = vi.spyOn(database().summaries, 'get');
    const pieces = await piecesOf();
    expect(pieces.at(-1)?.series.at.length).toBeGreaterThan(100);
    expect(get).not.toHaveBeenCalled();
    expect(decodeUsage).not.toHaveBeenCalled();
  });

  it('is every stored reading, where the chart is as fine as they are', async () => {
    await store();
    await summaries.fill(now);
    const stored = [...(await segments.history(['heavy'])), ...(await observations.history(['heavy']))];
    const series = await seriesOf({ columnMs: minuteMs });
    expect(series).toEqual(windowSeries(stored, window));
    expect(series.at.length).toBeGreaterThan(2_500);
  });

  it('reads summaries alone, unpacks nothing, and draws the same', async () => {
    await store();
    const all = drawn(await seriesOf({ columnMs: minuteMs }));
    await summaries.fill(now);
    vi.clearAllMocks();
    const reads = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    for (const columnMs of [12 * hourMs, 20 * minuteMs]) {
      const pieces = await piecesOf({ columnMs });
      expect(pieces).toHaveLength(1);
      expect(drawn(pieces[0]?.series ?? expect.fail())).toEqual(all);
      expect((await seriesOf({ columnMs })).at.length).toBeLessThan(2_500);
    }
    expect(decode).not.toHaveBeenCalled();
    expect(decodeUsage).not.toHaveBeenCalled();
    const rows = reads.mock.contexts.map((table, index) => {
      const request = reads.mock.results[index]?.value as IDBRequest<unknown[]> | undefined;
      return (table as IDBObjectStore).name === 'observations' ? (request?.result.length ?? 0) : 0;
    });
    // Of today, which has no summary yet.
    expect(Math.max(...rows)).toBeLessThan(60);
    reads.mockRestore();
  });

  it('unpacks months that have no summary, newest first, and hands over what it has before each', async () => {
    await store();
    await database().summaries.clear();
    const pieces = await piecesOf();
    const loaded = pieces.map(({ loadedFromAt }) => loadedFromAt);
    expect(pieces.length).toBeGreaterThan(2);
    expect(loaded).toEqual(loaded.toSorted((a, b) => b - a));
    expect(loaded.at(-1)).toBe(whole.fromAt);
    // From where a piece says, nothing is missing.
    const all = await seriesOf({ columnMs: minuteMs });
    for (const { series, loadedFromAt } of pieces)
      expect(series.at.filter((at) => at >= loadedFromAt)).toEqual(all.at.filter((at) => at >= loadedFromAt));
  });

  it('hands over the newest rows first, where no day is summarized yet', async () => {
    await observations.add(year.slice(-900));
    const pieces = await piecesOf();
    const loaded = pieces.map(({ loadedFromAt }) => loadedFromAt);
    expect(pieces.length).toBeGreaterThan(3);
    expect(loaded).toEqual(loaded.toSorted((a, b) => b - a));
    expect(loaded[0]).toBeGreaterThan(now - 3 * dayMs);
    expect(pieces[0]?.series.at.length).toBeGreaterThan(5);
    const all = windowSeries(await observations.history(['heavy']), window);
    for (const { series, loadedFromAt } of pieces)
      expect(series.at.filter((at) => at >= loadedFromAt)).toEqual(all.at.filter((at) => at >= loadedFromAt));
    // The end of a question may be open.
    expect((await seriesOf({ to: Number.MAX_SAFE_INTEGER })).at).toEqual(all.at);
  });

  it('is read under every key of an account, in order of time', async () => {
    await store();
    await summaries.fill(now);
    const [first] = year;
    if (!first) throw new Error('a year without a reading');
    const other = year.filter(({ kind }) => kind === 'usage').slice(-9);
    await observations.add(
      other.map((seen) => {
        const content = { ...seen, account: 'alias', at: seen.at - hourMs };
        return { ...content, id: observationId(content) };
      }),
    );
    const series = (await piecesOf({}, ['heavy', 'alias'])).at(-1)?.series ?? expect.fail();
    expect([...series.at]).toEqual([...series.at].sort((a, b) => a - b));
    expect(series.at).toContain((other[0]?.at ?? 0) - hourMs);
    expect((await piecesOf({}, ['nobody'])).at(-1)?.series.at).toHaveLength(0);
  });

  it('shows what came late for a day that was summarized, and for a packed month', async () => {
    await store();
    await summaries.fill(now);
    const usage = year.findLast(({ kind }) => kind === 'usage') ?? expect.fail();
    for (const [daysAgo, add] of [
      [9, (seen: Observation[]) => observations.add(seen)],
      [90, (seen: Observation[]) => segments.add(seen)],
    ] as const) {
      const at = Math.floor((now - daysAgo * dayMs) / dayMs) * dayMs + 3 * hourMs;
      const content = { ...usage, at };
      expect((await seriesOf()).at).not.toContain(at);
      await add([{ ...content, id: observationId(content) }]);
      expect((await seriesOf()).at).toContain(at);
      await summaries.fill(now);
      expect((await seriesOf()).at).toContain(at);
    }
  });
});

describe('what goes with observations', () => {
  it('summaries of days go when the days are packed, and of accounts when those are forgotten', async () => {
    await observations.add(year);
    await summaries.fill(now);
    const before = drawn(await seriesOf());
    const days = () =>
      database()
        .summaries.filter(({ of }) => of === 'rows')
        .count();
    const daysBefore = await days();
    await segments.packOlderThan(packedBefore(now));
    expect(await days()).toBeLessThan(daysBefore / 2);
    expect(drawn(await seriesOf())).toEqual(before);
    await summaries.fill(now);
    expect(decodeUsage).not.toHaveBeenCalled();
    await observations.forget(['heavy']);
    expect(await database().summaries.count()).toBe(0);
  });

  it('a day is summarized when it is over, and once', async () => {
    await observations.add(year.slice(-400));
    await summaries.fill(now);
    const written = await database().summaries.toArray();
    expect(written.every(({ from }) => from + dayMs <= now)).toBe(true);
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put');
    await summaries.fill(now);
    expect(puts).not.toHaveBeenCalled();
    puts.mockRestore();
  });

  it('a month that was thinned has the summary of what is left', async () => {
    await segments.add(year);
    await segments.thin(now, (month) => month.filter(({ kind }) => kind === 'usage').slice(0, 10));
    const left = windowSeries(await segments.history(['heavy']), window);
    expect((await seriesOf()).at.every((at) => left.at.includes(at))).toBe(true);
    expect(left.at.length).toBeLessThan(60);
  });
});

describe('a day that was summarized while the clock was ahead', () => {
  it('has no summary once what was dated ahead is set aside', async () => {
    await observations.add(year.slice(-400));
    await summaries.fill(now);
    const clock = now - 5 * dayMs;
    await createSetAsideStore(database).move(clock);
    const series = await seriesOf();
    expect(series.at.at(-1)).toBeLessThanOrEqual(clock + hourMs);
    expect(series.at).toEqual((await seriesOf({ columnMs: minuteMs })).at.filter((at) => series.at.includes(at)));
  });
});

describe('the use of each day', () => {
  it('is what was said last of it, from summaries, rows and packed months alike', async () => {
    await store();
    const last = stated(dayStatements(year));
    expect(last.length).toBeGreaterThan(90);
    await database().summaries.clear();
    expect(stated(await history.dailyUse(['heavy']))).toEqual(last);
    await summaries.fill(now);
    decode.mockClear();
    expect(stated(await history.dailyUse(['heavy']))).toEqual(last);
    expect(decode).not.toHaveBeenCalled();
    expect(await history.oldestAt(['heavy'])).toBe(year[0]?.at);
    expect(decode).not.toHaveBeenCalled();
  });
});
