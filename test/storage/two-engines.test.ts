import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';

import { type HeadroomDatabase, type LocalRow, type ObservationRow, tableNames } from '../../src/storage/database';
import { engines } from './engines';

const [library, lean] = engines;
const open: HeadroomDatabase[] = [];
const opened = ({ open: make }: (typeof engines)[number], name: string) => {
  const database = make(name);
  open.push(database);
  return database;
};
afterEach(() => {
  for (const database of open.splice(0)) database.close();
});

const row = (account: string, at: number, arrival: number) =>
  ({
    account,
    kind: 'usage',
    at,
    id: `${at}`,
    first: {},
    last: null,
    arrival,
    firstArrival: arrival,
  }) as ObservationRow;

async function contentOf(database: HeadroomDatabase) {
  return Object.fromEntries(
    await Promise.all(tableNames.map(async (name) => [name, await database[name].toArray()] as const)),
  );
}

/** Names, keys and indexes as the browser has them. */
function shapeOf(name: string): Promise<unknown> {
  return onDisk(name, undefined, (database) => {
    const stores = [...database.objectStoreNames];
    if (stores.length === 0) return [];
    const transaction = database.transaction(stores);
    const shapes = stores.map((each) => {
      const store = transaction.objectStore(each);
      const indexes = [...store.indexNames].map((index) => {
        const { keyPath, unique, multiEntry } = store.index(index);
        return { index, keyPath, unique, multiEntry };
      });
      return { each, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes };
    });
    return { version: database.version, shapes };
  });
}

function onDisk<T>(
  name: string,
  version: number | undefined,
  look: (database: IDBDatabase) => T,
  change: (database: IDBDatabase, transaction: IDBTransaction) => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => request.transaction && change(request.result, request.transaction);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const found = look(request.result);
      request.result.close();
      resolve(found);
    };
  });
}

describe.each([
  { first: library, second: lean },
  { first: lean, second: library },
])('$first.engine first, $second.engine second', ({ first, second }) => {
  it('share one database: each reads what the other wrote, while both are open', async () => {
    const name = crypto.randomUUID();
    const [one, other] = [opened(first, name), opened(second, name)];
    await one.observations.bulkPut([row('a', 1, 1), row('a', 2, 2)]);
    await other.observations.put(row('b', 1, 3));
    await other.registers.put({ table: 't', key: 'k', value: { deep: [1] }, clock: [1, 0, 'd'] });
    await one.segments.put({ account: 'a', from: 0, to: 9, rows: 1, parts: [Uint8Array.of(1, 2, 3)] });
    expect(await contentOf(one)).toEqual(await contentOf(other));
    expect((await one.observations.toArray()).length).toBe(3);
    expect((await other.segments.get(['a', 0]))?.parts).toEqual([Uint8Array.of(1, 2, 3)]);
  });

  it('compare and write one after the other, never between each other', async () => {
    const name = crypto.randomUUID();
    const both = [opened(first, name), opened(second, name)];
    const count = (database: HeadroomDatabase) =>
      database.write(['local'], async ({ local }) => {
        const known = (await local.get('count'))?.value as number | undefined;
        await local.put({ key: 'count', value: (known ?? 0) + 1 });
      });
    await Promise.all(Array.from({ length: 20 }, (_, turn) => count(both[turn % 2] as HeadroomDatabase)));
    expect((await both[0]?.local.get('count'))?.value).toBe(20);
  });

  it('let each other upgrade while open, and go on afterwards', async () => {
    const name = crypto.randomUUID();
    // The shape before the first: no index, fewer tables.
    await onDisk(
      name,
      5,
      () => {},
      (database) => {
        database.createObjectStore('local', { keyPath: 'key' }).put({ key: 'old', value: 1 });
        database.createObjectStore('events', { keyPath: ['account', 'at', 'id'] });
      },
    );
    const one = opened(first, name);
    const two = opened(second, name);
    expect(await one.local.get('old')).toEqual({ key: 'old', value: 1 });
    expect(await two.events.where('id').anyOf(['x']).toArray()).toEqual([]);
    await two.local.put({ key: 'new', value: 2 });

    // A later version of the app upgrades under both.
    await onDisk(
      name,
      20,
      () => {},
      (database) => database.createObjectStore('later', { keyPath: 'key' }),
    );
    expect((await one.local.toArray()).length).toBe(2);
    await two.local.put({ key: 'newer', value: 3 });
    expect(await one.local.get('newer')).toEqual({ key: 'newer', value: 3 });
  });

  it('removes the database though the other has it open', async () => {
    const name = crypto.randomUUID();
    const [one, other] = [opened(first, name), opened(second, name)];
    await one.local.put({ key: 'k', value: 1 });
    expect(await other.local.count()).toBe(1);
    await one.delete();
    await expect(one.local.count()).rejects.toThrow();
    expect(await other.local.count()).toBe(0);
  });
});

it('gives a new database the same shape, to the last index', async () => {
  const names = await Promise.all(
    engines.map(async (engine) => {
      const name = crypto.randomUUID();
      await opened(engine, name).local.count();
      return name;
    }),
  );
  const [one, other] = await Promise.all(names.map(shapeOf));
  expect(one).toEqual(other);
  expect(one).toMatchObject({ version: 10 });
});

describe.each(engines)('a transaction of $engine', (engine) => {
  it('leaves nothing when its work rejects, and tells why', async () => {
    const database = opened(engine, crypto.randomUUID());
    await database.local.put({ key: 'before', value: 1 });
    const work = database.write(['local', 'drift'], async ({ local, drift }) => {
      await local.bulkPut([{ key: 'before', value: 2 }]);
      await drift.put({ reason: 'r', count: 1, lastAt: 1 });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await database.local.toArray()).toEqual([{ key: 'before', value: 1 }]);
    expect(await database.drift.count()).toBe(0);
  });

  it('leaves nothing of a batch in which one row cannot be stored', async () => {
    const database = opened(engine, crypto.randomUUID());
    const rows = [{ key: 'good', value: 1 }, { value: 2 } as unknown as LocalRow, { key: 'also good', value: 3 }];
    await expect(database.write(['local'], ({ local }) => local.bulkPut(rows))).rejects.toThrow();
    expect(await database.local.count()).toBe(0);
  });

  it('answers with what its work gives', async () => {
    const database = opened(engine, crypto.randomUUID());
    expect(await database.write(['local'], async () => 'nothing asked')).toBe('nothing asked');
  });

  it('rejects everything once it was closed for good', async () => {
    const database = opened(engine, crypto.randomUUID());
    await database.local.put({ key: 'k', value: 1 });
    database.close();
    await expect(database.local.get('k')).rejects.toMatchObject({ name: 'DatabaseClosedError' });
  });
});
