import type { DatabaseProvider } from './database';
import type { TapeRow } from './rows';

/** What was read of the Codex CLI's session files, one row per file. */
export interface TapeStore {
  all(): Promise<TapeRow[]>;
  /** All of it or nothing. Rejects when there is no room. */
  put(rows: readonly TapeRow[]): Promise<void>;
  remove(files: readonly string[]): Promise<void>;
  /** Grows with every write, in any page. */
  revision(): Promise<number>;
}

const revisionKey = 'tapes-revision';

/** Creates the store of tapes over a database, which opens at the first call. */
export function createTapeStore(database: DatabaseProvider): TapeStore {
  const revision = async () => Number((await database().local.get(revisionKey))?.value ?? 0);
  return {
    all: async () => database().tapes.toArray(),
    put: async (rows) => {
      const db = database();
      await db.transaction('rw', db.tapes, db.local, async () => {
        await db.tapes.bulkPut([...rows]);
        await db.local.put({ key: revisionKey, value: (await revision()) + 1 });
      });
    },
    remove: async (files) => {
      const db = database();
      await db.transaction('rw', db.tapes, db.local, async () => {
        await db.tapes.bulkDelete([...files]);
        await db.local.put({ key: revisionKey, value: (await revision()) + 1 });
      });
    },
    revision,
  };
}
