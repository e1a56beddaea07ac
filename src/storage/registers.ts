import { isBelievable, laterRegister, nextClock, type Register } from '../domain/registers/register';
import type { DatabaseProvider } from './database';

/** What the user decided: one value by (table, key). */
export interface Registers {
  get(table: string, key: string): Promise<unknown>;
  /**
   * Writes a value decided on this device. It wins over the value it replaces, regardless of other devices' clocks. Rejects an empty
   * key: it would be a value of nothing.
   */
  set(table: string, key: string, value: unknown): Promise<void>;
  /**
   * Merges what another device wrote; the later clock wins. A clock more than five minutes ahead is left out until its
   * time has come. Returns how many values changed.
   */
  merge(rows: readonly Register[]): Promise<number>;
  /** All of them but those of nothing (an empty key), which are deleted. */
  rows(): Promise<Register[]>;
  /** Takes values out of a table, here alone: other devices keep theirs. */
  drop(table: string, keys: readonly string[]): Promise<void>;
}

/** Creates the registers over a database, which opens at the first call. */
export function createRegisters(
  database: DatabaseProvider,
  device: () => Promise<string>,
  now: () => number,
): Registers {
  return {
    get: async (name, key) => (await database().registers.get([name, key]))?.value,
    set: async (name, key, value) => {
      if (key === '') throw new RangeError(`a value of ${name} for nothing`);
      const author = await device();
      const { registers } = database();
      await registers.db.transaction('rw', registers, async () => {
        const known = await registers.get([name, key]);
        await registers.put({ table: name, key, value, clock: nextClock(author, now(), known?.clock ?? null) });
      });
    },
    merge: async (rows) => {
      const { registers } = database();
      return registers.db.transaction('rw', registers, async () => {
        const believable = rows.filter(({ key, clock }) => key !== '' && isBelievable(clock, now()));
        let changed = 0;
        for (const row of believable) {
          const known = await registers.get([row.table, row.key]);
          if (known && laterRegister(known, row) === known) continue;
          await registers.put(row);
          changed += 1;
        }
        return changed;
      });
    },
    rows: async () => {
      const { registers } = database();
      const rows = await registers.toArray();
      const nameless = rows.filter(({ key }) => key === '');
      if (nameless.length === 0) return rows;
      // Builds before 1.0.0 took a name for no account. Nothing shows it, so it is deleted.
      await registers.bulkDelete(nameless.map(({ table, key }) => [table, key])).catch(() => {});
      return rows.filter(({ key }) => key !== '');
    },
    drop: async (name, keys) => database().registers.bulkDelete(keys.map((key) => [name, key])),
  };
}
