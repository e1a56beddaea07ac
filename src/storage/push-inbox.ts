import { Dexie, type Table } from 'dexie';

import { reopening } from './reopening';

/** One push as it arrived: its whole JSON, and when. */
interface PushDelivery {
  readonly at: number;
  readonly json: string;
}

interface StoredDelivery {
  readonly key: number;
  readonly delivery: PushDelivery;
}

/** Pushes that the installed app's service worker received, until a page of the app has taken them in. */
export interface PushInbox {
  /** Resolves once the delivery is on disk. */
  keep(delivery: PushDelivery): Promise<void>;
  /** Everything stored, oldest first, each with the key that `drop` takes. */
  all(): Promise<readonly StoredDelivery[]>;
  /** Deletes deliveries that were taken in. */
  drop(keys: readonly number[]): Promise<void>;
}

/** A phone that is not opened for weeks keeps the newest pushes; each digest holds what older ones did. */
const maxDeliveries = 200;

/** A database of its own: a push must be stored also while the main one is upgraded or deleted. */
class PushInboxDatabase extends Dexie {
  declare readonly pushes: Table<PushDelivery, number>;

  constructor(name: string) {
    super(name);
    // Dexie multiplies by ten. The first release made this database without Dexie, as the browser's version 1.
    this.version(0.1).stores({ pushes: '++' });
  }
}

/** The inbox of this origin. `name` is for tests. */
export function openPushInbox(name = 'headroom-inbox'): PushInbox {
  const database = reopening(new PushInboxDatabase(name));
  return {
    keep: async (delivery) => {
      const { pushes } = database();
      await pushes.db.transaction('rw', pushes, async () => {
        await pushes.add(delivery);
        const surplus = (await pushes.count()) - maxDeliveries;
        if (surplus > 0) await pushes.limit(surplus).delete();
      });
    },
    all: async () => {
      const found: StoredDelivery[] = [];
      await database()
        .pushes.toCollection()
        .each((delivery, { primaryKey }) => void found.push({ key: primaryKey, delivery }));
      return found;
    },
    drop: async (keys) => database().pushes.bulkDelete([...keys]),
  };
}
