import type { Instant } from '../domain/time/instant';
import type { DatabaseProvider } from './database';
import type { DriftRow } from './rows';

/** Counts how often which part of the page's responses no longer had the known form. */
export interface DriftCounter {
  count(reasons: readonly string[], at: Instant): Promise<void>;
  /** Latest first. */
  all(): Promise<DriftRow[]>;
}

/** New reasons beyond this many are not stored: a page that sends nonsense must not fill the disk. */
const maxReasons = 200;

/** Creates the counter over a database, which opens at the first call. */
export function createDriftCounter(database: DatabaseProvider): DriftCounter {
  return {
    count: async (reasons, at) => {
      const { drift } = database();
      const times = new Map<string, number>();
      for (const reason of reasons) times.set(reason, (times.get(reason) ?? 0) + 1);
      await drift.db.transaction('rw', drift, async () => {
        for (const [reason, more] of times) {
          const known = await drift.get(reason);
          if (!known && (await drift.count()) >= maxReasons) continue;
          await drift.put({ reason, count: (known?.count ?? 0) + more, lastAt: at });
        }
      });
    },
    all: async () => (await database().drift.toArray()).sort((a, b) => b.lastAt - a.lastAt),
  };
}
