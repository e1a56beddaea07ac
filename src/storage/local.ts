import type { DatabaseProvider } from './database';

/** Values that only this device knows: keys, pairings, what its phones were sent. Never synced, never exported. */
export interface LocalStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** The value of a key; where there is none, stores `value` and returns it. Concurrent callers get the same value. */
  ensure(key: string, value: unknown): Promise<unknown>;
}

/** Creates the store over a database, which opens at the first call. */
export function createLocalStore(database: DatabaseProvider): LocalStore {
  return {
    get: async (key) => (await database().local.get(key))?.value,
    set: async (key, value) => {
      await database().local.put({ key, value });
    },
    ensure: async (key, value) => {
      const db = database();
      return db.transaction('rw', db.local, async () => {
        const known = await db.local.get(key);
        if (known === undefined) await db.local.put({ key, value });
        return known === undefined ? value : known.value;
      });
    },
  };
}
