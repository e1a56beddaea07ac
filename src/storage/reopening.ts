import type { Dexie } from 'dexie';

/**
 * Provides `database`. Dexie opens it at the first read or write. If that fails, Dexie would refuse every later one too.
 * Here the next use opens it again, because a full disk or a locked profile may be fine by then.
 */
export function reopening<Database extends Dexie>(database: Database): () => Database {
  return () => {
    if (database.hasFailed() && !database.hasBeenClosed()) database.close({ disableAutoOpen: false });
    return database;
  };
}
