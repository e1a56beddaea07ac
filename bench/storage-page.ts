// Runs inside the laboratory's pages: our storage and the browser's own, on the same observations.

import type { Observation } from '../src/domain/observations/observation';
import { segmentCodec } from '../src/engine/state/segment-codec';
import { openDatabase } from '../src/storage/dexie-database';
import { createObservationStore } from '../src/storage/observations';
import { createSegmentStore } from '../src/storage/segments';
import { manyObservations } from './generate-observations';

const start = Date.UTC(2026, 0, 1);

async function stored(count: number): Promise<number> {
  const seen = manyObservations(count, start);
  const database = openDatabase(crypto.randomUUID());
  await database.local.count();
  const before = performance.now();
  await createObservationStore(database).add(seen);
  const took = performance.now() - before;
  await database.delete();
  return took;
}

async function packed(count: number): Promise<number> {
  const seen = manyObservations(count, start);
  const database = openDatabase(crypto.randomUUID());
  await database.local.count();
  const before = performance.now();
  await createSegmentStore(database, segmentCodec).add(seen);
  const took = performance.now() - before;
  await database.delete();
  return took;
}

/** The same rows, the same key and the same index, by the browser's own interface. */
async function raw(count: number): Promise<number> {
  const rows = manyObservations(count, start).map((seen, index) => rowOf(seen, index + 1));
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

/** Opening a database of 10 000 rows anew and reading its last. */
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

async function prepareNewest(): Promise<void> {
  const database = await openRaw('bench-newest');
  const transaction = database.transaction('rows', 'readwrite');
  for (const [index, seen] of manyObservations(10_000, start).entries()) {
    transaction.objectStore('rows').put(rowOf(seen, index + 1));
  }
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
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

Object.assign(globalThis, { bench: { stored, packed, raw, rawNewest, prepareNewest, newestState } });
