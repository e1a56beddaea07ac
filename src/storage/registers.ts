import type { HeadroomDatabase, RegisterRow } from './database';

/** What the user decided, one value a (table, key). */
export interface Registers {
  get(table: string, key: string): Promise<unknown>;
  /**
   * Writes here and now. The clock never falls behind the value it replaces, so that a local edit always wins over what
   * its author saw, even where another device's clock runs ahead.
   */
  set(table: string, key: string, value: unknown): Promise<void>;
  /** Merges what another device wrote; later clocks win. Returns how many values changed. */
  merge(rows: readonly RegisterRow[]): Promise<number>;
  rows(): Promise<RegisterRow[]>;
  /** Takes values out of a table, here alone: other devices keep theirs. */
  drop(table: string, keys: readonly string[]): Promise<void>;
}

/** Another device's clock further ahead than this is not believed. */
const farthestAheadMs = 300_000;

export function createRegisters(
  database: HeadroomDatabase,
  device: () => Promise<string>,
  now: () => number,
): Registers {
  return {
    get: async (name, key) => (await database.registers.get([name, key]))?.value,
    set: async (name, key, value) => {
      const author = await device();
      await database.write(['registers'], async ({ registers }) => {
        const [wall, count] = (await registers.get([name, key]))?.clock ?? [0, 0];
        const time = now();
        const clock = time > wall ? ([time, 0, author] as const) : ([wall, count + 1, author] as const);
        await registers.put({ table: name, key, value, clock });
      });
    },
    merge: (rows) =>
      database.write(['registers'], async ({ registers }) => {
        const latest = now() + farthestAheadMs;
        let changed = 0;
        for (const row of rows) {
          const known = await registers.get([row.table, row.key]);
          if (row.clock[0] > latest || (known && !isLater(row.clock, known.clock))) continue;
          await registers.put(row);
          changed += 1;
        }
        return changed;
      }),
    rows: () => database.registers.toArray(),
    drop: (name, keys) => database.registers.bulkDelete(keys.map((key) => [name, key])),
  };
}

/** Total order of clocks: wall time, then counter, then device. */
export function isLater(a: RegisterRow['clock'], b: RegisterRow['clock']): boolean {
  return a[0] !== b[0] ? a[0] > b[0] : a[1] !== b[1] ? a[1] > b[1] : a[2] > b[2];
}
