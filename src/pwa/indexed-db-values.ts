// Plain values of the installed app, read before anything else: one small raw IndexedDB table, so that neither the first
// paint nor the service worker has to load a database library.
import type { KeyValues } from '../engine/state/key-values';

const databaseName = 'headroom-values';
const tableName = 'values';

/** Opens at the first call. Rejects when the browser refuses; the caller then keeps values in memory. */
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

/** Values that live as long as the page: for what is only true of open tabs, and where nothing can be stored. */
export function createMemoryValues(): KeyValues {
  const held = new Map<string, unknown>();
  return {
    get: async (keys) => Object.fromEntries(keys.flatMap((key) => (held.has(key) ? [[key, held.get(key)]] : []))),
    set: async (values) => {
      for (const [key, value] of Object.entries(values)) held.set(key, value);
    },
    remove: async (keys) => {
      for (const key of keys) held.delete(key);
    },
  };
}

/**
 * `stored`, and in memory what it refuses: a full disk must not cost what is still on it, nor a denied one the app. What
 * was refused stands over what is stored until a later write of it succeeds.
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
