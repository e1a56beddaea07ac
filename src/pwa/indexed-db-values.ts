// Key-value storage of the installed app, read before anything else. It uses IndexedDB directly, so that neither the first
// paint nor the service worker has to load a database library.
import type { KeyValues } from '../engine/state/key-values';

const databaseName = 'headroom-values';
const tableName = 'values';

/** Opens the database at the first call. Rejects when the browser refuses storage. */
export function createIndexedDbValues(indexedDb: IDBFactory): KeyValues {
  let opened: Promise<IDBDatabase> | null = null;
  const open = () => {
    opened ??= openDatabase(indexedDb);
    return opened;
  };
  const write = async (work: (table: IDBObjectStore) => void) => {
    const transaction = (await open()).transaction(tableName, 'readwrite');
    work(transaction.objectStore(tableName));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  };
  return {
    get: async (keys) => {
      const table = (await open()).transaction(tableName).objectStore(tableName);
      const values = await Promise.all(keys.map((key) => resultOf(table.get(key))));
      return Object.fromEntries(
        keys.flatMap((key, index) => (values[index] === undefined ? [] : [[key, values[index]]])),
      );
    },
    set: (values) =>
      write((table) => {
        for (const [key, value] of Object.entries(values)) table.put(value, key);
      }),
    remove: (keys) =>
      write((table) => {
        for (const key of keys) table.delete(key);
      }),
  };
}

/** Values in memory, for as long as the page is open. */
export function createMemoryValues(): KeyValues {
  const stored = new Map<string, unknown>();
  return {
    get: async (keys) => Object.fromEntries(keys.flatMap((key) => (stored.has(key) ? [[key, stored.get(key)]] : []))),
    set: async (values) => {
      for (const [key, value] of Object.entries(values)) stored.set(key, value);
    },
    remove: async (keys) => {
      for (const key of keys) stored.delete(key);
    },
  };
}

/**
 * `stored`, with memory as a fallback for refused writes, so that the app works with a full disk or without storage. A
 * value in memory hides the stored one until a later write of it succeeds.
 */
export function withMemory(stored: KeyValues): KeyValues {
  const refused = new Map<string, unknown>();
  return {
    get: async (keys) => {
      const found = await stored.get(keys).catch(() => ({}));
      return { ...found, ...Object.fromEntries([...refused].filter(([key]) => keys.includes(key))) };
    },
    set: async (values) => {
      const isStored = await stored.set(values).then(
        () => true,
        () => false,
      );
      for (const [key, value] of Object.entries(values)) {
        if (isStored) refused.delete(key);
        else refused.set(key, value);
      }
    },
    remove: async (keys) => {
      for (const key of keys) refused.delete(key);
      await stored.remove(keys).catch(() => undefined);
    },
  };
}

function openDatabase(indexedDb: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDb.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(tableName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
