import type { HeadroomEvent } from '../domain/event';
import type { Instant } from '../domain/instant';
import type { AccountKey } from '../domain/observation';
import type { HeadroomDatabase } from './database';

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
  const { events: table } = database;
  const clear = (account: AccountKey) =>
    table.where(':id').between([account], [account, Number.MAX_SAFE_INTEGER, '\uffff']).delete();
  const put = (account: AccountKey, events: readonly HeadroomEvent[]) =>
    table.bulkPut(events.map((event) => ({ account, at: event.at, id: event.id, event })));

  return {
    apply: (account, changed, removed) =>
      database.transaction('rw', table, async () => {
        // An event that is told anew may have moved in time, and time is part of its key.
        await table
          .where('id')
          .anyOf([...removed, ...changed.map(({ id }) => id)])
          .delete();
        await put(account, changed);
      }),
    replace: (account, events) =>
      database.transaction('rw', table, async () => {
        await clear(account);
        await put(account, events);
      }),
    page: async (account, before = Number.MAX_SAFE_INTEGER, limit = 100) => {
      const rows = await table.where(':id').between([account], [account, before]).reverse().limit(limit).toArray();
      return rows.map(({ event }) => event);
    },
  };
}
