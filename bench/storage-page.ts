// Runs inside the bench pages of extension-browser.ts: our storage and the browser's own, on the same observations.

import type { Observation } from '../src/domain/observations/observation';
import { segmentCodec } from '../src/engine/state/segment-codec';
import { openDatabase } from '../src/storage/database';
import { createObservationStore } from '../src/storage/observations';
import { createSegmentStore } from '../src/storage/segments';
import { generateObservations } from './generate-observations';

const start = Date.UTC(2026, 0, 1);

/** What the bench asks of its page. Each resolves to milliseconds, without preparation and clean-up. */
export interface StorageBench {
  /** New observations through the observation store. */
  readonly stored: (count: number) => Promise<number>;
  /** Old observations through the store of packed months. */
  readonly packed: (count: number) => Promise<number>;
  /** The same rows by the browser's own interface. */
  readonly raw: (count: number) => Promise<number>;
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
  const seen = generateObservations(count, start);
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
  const rows = generateObservations(count, start).map((seen, index) => rowOf(seen, index + 1));
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

/** Opens a filled database anew and reads its last row. */
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

const bench: StorageBench = { stored, packed, raw, rawNewest, prepareNewest, newestState };
Object.assign(globalThis, { bench });
