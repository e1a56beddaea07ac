import { Dexie, type Table } from 'dexie';

import { type Check, fields, isNumber } from '../domain/validation/checks';
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
  /** Everything stored, oldest first, each with the key that `drop` takes. What is damaged is left out and deleted. */
  all(): Promise<readonly StoredDelivery[]>;
  /** Deletes deliveries that were imported. */
  drop(keys: readonly number[]): Promise<void>;
}

/** A phone that is not opened for weeks keeps the newest pushes; each digest holds what older ones did. */
const maxDeliveries = 200;

/** A push has at most 4 KB of text. */
const isDelivery: Check<PushDelivery> = fields<PushDelivery>({
  at: isNumber,
  json: (value) => typeof value === 'string',
});

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
  let open: (() => PushInboxDatabase) | null = null;
  // Made when it is first used: its schema is not built while the page starts.
  const database = () => {
    open ??= reopening(new PushInboxDatabase(name));
    return open();
  };
  const add = async (deliveries: readonly PushDelivery[]) => {
    const { pushes } = database();
    await pushes.db.transaction('rw', pushes, async () => {
      await pushes.bulkAdd([...deliveries]);
      const surplus = (await pushes.count()) - maxDeliveries;
      if (surplus > 0) await pushes.limit(surplus).delete();
    });
  };
  const all = async () => {
    const found: StoredDelivery[] = [];
    const damaged: number[] = [];
    const { pushes } = database();
    await pushes.toCollection().each((delivery: unknown, { primaryKey }) => {
      if (isDelivery(delivery)) found.push({ key: primaryKey, delivery: delivery as PushDelivery });
      else damaged.push(primaryKey);
    });
    // The next push contains its data as well: digests are cumulative.
    if (damaged.length > 0) await pushes.bulkDelete(damaged);
    return found;
  };
  /** A damaged key can be the highest possible one. No key can follow it until the database is recreated. */
  const renew = async () => {
    const kept = await all();
    await database().delete({ disableAutoOpen: false });
    return kept.map(({ delivery }) => delivery);
  };
  return {
    keep: (delivery) => add([delivery]).catch(async () => add([...(await renew()), delivery])),
    all,
    drop: async (keys) => database().pushes.bulkDelete([...keys]),
  };
}
