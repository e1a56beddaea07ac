// Runs inside the bench pages of extension-browser.ts: our storage and the browser's own, on the same observations.

import type { Observation } from '../src/domain/observations/observation';
import { identified } from '../src/domain/observations/observation-id';
import { dayMs } from '../src/domain/time/instant';
import { segmentCodec } from '../src/engine/state/segment-codec';
import { openDatabase } from '../src/storage/database';
import { createObservationStore } from '../src/storage/observations';
import { createSegmentStore } from '../src/storage/segments';
import { createSummaryStore } from '../src/storage/summaries';
import { createUsageHistory } from '../src/storage/usage-history';
import { heavyYear, type Unhashed } from '../test/support/heavy-year';
import { generateObservations } from './generate-observations';

const start = Date.UTC(2026, 0, 1);
const yearEnd = Date.UTC(2026, 10, 30);
/** The packed part of a heavy year, and the rows of its last 35 days. */
const oldestRowAt = yearEnd - 35 * dayMs;

/** What the bench asks of its page. Each resolves to milliseconds, without preparation and clean-up. */
export interface StorageBench {
  /** New observations through the observation store. */
  readonly stored: (count: number) => Promise<number>;
  /** Old observations through the store of packed months. */
  readonly packed: (count: number) => Promise<number>;
  /** The same rows by the browser's own interface. */
  readonly raw: (count: number) => Promise<number>;
  /** A heavy year through the store of packed months, and its rows by the browser's own interface. */
  readonly packedYear: (count: number) => Promise<number>;
  readonly rawYear: (count: number) => Promise<number>;
  /** Fills the database that `yearDrawn` and `rawSummaries` read. */
  readonly prepareYear: (count: number) => Promise<number>;
  /** The readings of the weekly window for a chart of the year, as History reads them. */
  readonly yearDrawn: () => Promise<number>;
  /** Every row of the table of summaries, by the browser's own interface. */
  readonly rawSummaries: () => Promise<number>;
  /** Fills the database that `rawNewest` opens. */
  readonly prepareNewest: (count: number) => Promise<number>;
  readonly rawNewest: () => Promise<number>;
  readonly newestState: () => Promise<number>;
}

async function stored(count: number): Promise<number> {
  const seen = generateObservations(count, start);
  const database = openDatabase(crypto.randomUUID());
  await database().local.count();
  const before = performance.now();
  await createObservationStore(database).add(seen);
  const took = performance.now() - before;
  await database().delete();
  return took;
}

async function packed(count: number): Promise<number> {
  return timePacking(generateObservations(count, start));
}

/** Ids are computed where they are needed, as those of an import are. */
async function packedYear(count: number): Promise<number> {
  return timePacking(yearOf(count));
}

function yearOf(count: number): Observation[] {
  return heavyYear({ end: yearEnd, count }).map((seen: Unhashed) => identified(seen) as Observation);
}

async function timePacking(seen: readonly Observation[]): Promise<number> {
  const database = openDatabase(crypto.randomUUID());
  await database().local.count();
  const before = performance.now();
  await createSegmentStore(database, segmentCodec).add(seen);
  const took = performance.now() - before;
  await database().delete();
  return took;
}

/** The same rows, the same key and the same index, by the browser's own interface. */
async function raw(count: number): Promise<number> {
  return timeRaw(generateObservations(count, start));
}

/** Ids are counted up: the browser's own interface computes none. */
async function rawYear(count: number): Promise<number> {
  return timeRaw(heavyYear({ end: yearEnd, count }).map((seen, index) => ({ ...seen, id: `${index}` }) as Observation));
}

async function timeRaw(seen: readonly Observation[]): Promise<number> {
  const rows = seen.map((one, index) => rowOf(one, index + 1));
  const name = crypto.randomUUID();
  const database = await openRaw(name);
  const before = performance.now();
  await new Promise((resolve, reject) => {
    const transaction = database.transaction('rows', 'readwrite');
    const store = transaction.objectStore('rows');
    for (const row of rows) store.put(row);
    transaction.oncomplete = resolve;
    transaction.onerror = reject;
  });
  const took = performance.now() - before;
  database.close();
  indexedDB.deleteDatabase(name);
  return took;
}

/** As the product leaves a year: months packed, the rest in rows, all summarized but today. */
async function prepareYear(count: number): Promise<number> {
  const before = performance.now();
  const year = yearOf(count);
  const database = openDatabase('bench-year');
  await createSegmentStore(database, segmentCodec).add(year.filter(({ at }) => at < oldestRowAt));
  await createObservationStore(database).add(year.filter(({ at }) => at >= oldestRowAt));
  await createSummaryStore(database, segmentCodec).fill(yearEnd);
  return performance.now() - before;
}

async function yearDrawn(): Promise<number> {
  const history = createUsageHistory(openDatabase('bench-year'), segmentCodec);
  const window = { limit: 'codex', seconds: 604_800 };
  const before = performance.now();
  let readings = 0;
  const query = { window, from: yearEnd - 365 * dayMs, to: yearEnd, columnMs: (365 * dayMs) / 600 };
  for await (const { series } of history.usage(['heavy'], query)) readings = series.at.length;
  const took = performance.now() - before;
  if (readings === 0) throw new Error('There is no year to draw.');
  return took;
}

async function rawSummaries(): Promise<number> {
  const before = performance.now();
  const opening = indexedDB.open('bench-year');
  const database = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const levels = IDBKeyRange.bound(['heavy', 'packed', 'hour'], ['heavy', 'packed', 'hour', []]);
  const reading = database.transaction('summaries').objectStore('summaries').getAll(levels);
  await new Promise((resolve) => {
    reading.onsuccess = () => resolve(reading.result);
  });
  const took = performance.now() - before;
  database.close();
  return took;
}

/** Opens a filled database again and reads its last row. */
async function rawNewest(): Promise<number> {
  const before = performance.now();
  const database = await openRaw('bench-newest');
  await new Promise((resolve) => {
    const request = database.transaction('rows').objectStore('rows').openCursor(null, 'prev');
    request.onsuccess = resolve;
  });
  const took = performance.now() - before;
  database.close();
  return took;
}

async function prepareNewest(count: number): Promise<number> {
  const before = performance.now();
  const database = await openRaw('bench-newest');
  const transaction = database.transaction('rows', 'readwrite');
  for (const [index, seen] of generateObservations(count, start).entries()) {
    transaction.objectStore('rows').put(rowOf(seen, index + 1));
  }
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
  return performance.now() - before;
}

/** What the popup reads before it paints. */
async function newestState(): Promise<number> {
  const before = performance.now();
  await chrome.storage.local.get('snapshot');
  return performance.now() - before;
}

function rowOf(first: Observation, arrival: number) {
  const { account, kind, at, id } = first;
  return { account, kind, at, id, first, last: null, arrival, firstArrival: arrival };
}

function openRaw(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore('rows', { keyPath: ['account', 'kind', 'at', 'id'] });
      store.createIndex('arrival', 'arrival');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const bench: StorageBench = {
  stored,
  packed,
  raw,
  packedYear,
  rawYear,
  prepareYear,
  yearDrawn,
  rawSummaries,
  rawNewest,
  prepareNewest,
  newestState,
};
Object.assign(globalThis, { bench });
