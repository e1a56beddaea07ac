import type { DatabaseProvider } from './database';

/** Values that only this device knows: keys, pairings, what its phones were sent. Never synced, never exported. */
export interface LocalStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

export function createLocalStore(database: DatabaseProvider): LocalStore {
  return {
    get: async (key) => (await database().local.get(key))?.value,
    set: async (key, value) => {
      await database().local.put({ key, value });
    },
  };
}
