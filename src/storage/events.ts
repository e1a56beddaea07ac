import type { HeadroomEvent } from '../domain/events/event';
import type { AccountKey } from '../domain/observations/observation';
import type { Instant } from '../domain/time/instant';
import type { EventRow, HeadroomDatabase } from './database';

/** The explained changes: a cache of the fold, kept so that a screen can page through years of them. */
export interface EventStore {
  /** Writes what changed and takes back what no longer holds. */
  apply(account: AccountKey, changed: readonly HeadroomEvent[], removed: readonly string[]): Promise<void>;
  /** Puts a whole account's events in place of what was there. */
  replace(account: AccountKey, events: readonly HeadroomEvent[]): Promise<void>;
  /** Newest first, strictly before `before`. */
  page(account: AccountKey, before?: Instant, limit?: number): Promise<HeadroomEvent[]>;
}

export function createEventStore(database: HeadroomDatabase): EventStore {
  return {
    apply: (account, changed, removed) =>
      database.write(['events'], async ({ events }) => {
        // An event that is told anew may have moved in time, and time is part of its key.
        await events
          .where('id')
          .anyOf([...removed, ...changed.map(({ id }) => id)])
          .delete();
        await events.bulkPut(rowsOf(account, changed));
      }),
    replace: (account, told) =>
      database.write(['events'], async ({ events }) => {
        await events.where(':id').between([account], [account, Number.MAX_SAFE_INTEGER, '\uffff']).delete();
        await events.bulkPut(rowsOf(account, told));
      }),
    page: async (account, before = Number.MAX_SAFE_INTEGER, limit = 100) => {
      const newest = database.events.where(':id').between([account], [account, before]).reverse().limit(limit);
      return (await newest.toArray()).map(({ event }) => event);
    },
  };
}

function rowsOf(account: AccountKey, events: readonly HeadroomEvent[]): EventRow[] {
  return events.map((event) => ({ account, at: event.at, id: event.id, event }));
}
