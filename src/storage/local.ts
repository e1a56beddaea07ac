import type { HeadroomDatabase } from './database';

/** What only this device knows: its id, its salt, how far its clock is off. Never synced, never exported. */
export interface Local {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** The stored value, or the one `make` gives, stored first. Two callers at once are given the same. */
  getOrMake<T>(key: string, make: () => T): Promise<T>;
}

export function createLocal(database: HeadroomDatabase): Local {
  return {
    get: async (key) => (await database.local.get(key))?.value,
    set: async (key, value) => {
      await database.local.put({ key, value });
    },
    getOrMake: <T>(key: string, make: () => T) =>
      database.write(['local'], async ({ local }) => {
        const known = await local.get(key);
        if (known) return known.value as T;
        const value = make();
        await local.put({ key, value });
        return value;
      }),
  };
}
