import type { Instant } from '../domain/time/instant';
import type { DriftRow, HeadroomDatabase } from './database';

/** How often which part of somebody else's page no longer had the form we know. */
export interface DriftCounter {
  count(reasons: readonly string[], at: Instant): Promise<void>;
  /** Latest first. */
  all(): Promise<DriftRow[]>;
}

/** More reasons than this are one page gone mad, not a hundred lessons. */
const mostReasons = 200;

export function createDriftCounter(database: HeadroomDatabase): DriftCounter {
  return {
    count: (reasons, at) =>
      database.write(['drift'], async ({ drift }) => {
        for (const reason of reasons) {
          const known = await drift.get(reason);
          if (!known && (await drift.count()) >= mostReasons) continue;
          await drift.put({ reason, count: (known?.count ?? 0) + 1, lastAt: at });
        }
      }),
    all: async () => (await database.drift.toArray()).sort((a, b) => b.lastAt - a.lastAt),
  };
}
