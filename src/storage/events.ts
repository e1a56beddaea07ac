import type { HeadroomEvent } from '../domain/events/event';
import type { AccountKey } from '../domain/observations/observation';
import type { Instant } from '../domain/time/instant';
import type { DatabaseProvider } from './database';
import { type EventRow, lastKey } from './rows';

/** The explained changes. They are a cache of the fold, stored so that a screen can page through years of them. */
export interface EventStore {
  /** Writes what changed and deletes what no longer holds, by id. */
  apply(account: AccountKey, changed: readonly HeadroomEvent[], removed: readonly string[]): Promise<void>;
  /** Puts all events of an account in place of what was there. */
  replace(account: AccountKey, events: readonly HeadroomEvent[]): Promise<void>;
  /** Newest first, strictly before `before`. */
  page(account: AccountKey, before?: Instant, limit?: number): Promise<HeadroomEvent[]>;
}

/** Creates the store of events over a database, which opens at the first call. */
export function createEventStore(database: DatabaseProvider): EventStore {
  return {
    apply: async (account, changed, removed) => {
      const { events } = database();
      await events.db.transaction('rw', events, async () => {
        // An event that changed may have moved in time, and time is part of its key.
        const outdated = [...removed, ...changed.map(({ id }) => id)];
        await events.where('id').anyOf(outdated).delete();
        await events.bulkPut(rowsOf(account, changed));
      });
    },
    replace: async (account, all) => {
      const { events } = database();
      await events.db.transaction('rw', events, async () => {
        await events.where(':id').between([account], [account, lastKey]).delete();
        await events.bulkPut(rowsOf(account, all));
      });
    },
    page: async (account, before = Number.MAX_SAFE_INTEGER, limit = 100) => {
      const earlier = database().events.where('[account+at]').between([account, 0], [account, before]);
      return (await earlier.reverse().limit(limit).toArray()).map(({ event }) => event);
    },
  };
}

function rowsOf(account: AccountKey, events: readonly HeadroomEvent[]): EventRow[] {
  return events.map((event) => ({ account, at: event.at, id: event.id, event }));
}
