import type { Dexie } from 'dexie';

/**
 * Gives `database` to be used at once. Dexie opens it at the first read or write. When that failed, Dexie would refuse
 * every later one too; here the next use opens it again, because a full disk or a locked profile may be well by then.
 */
export function reopening<Database extends Dexie>(database: Database): () => Database {
  return () => {
    if (database.hasFailed() && !database.hasBeenClosed()) database.close({ disableAutoOpen: false });
    return database;
  };
}
