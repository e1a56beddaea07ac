// What Headroom relies on in Dexie: several contexts over one database, upgrades while open, a browser that closes or refuses.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { storageTrouble } from '../../src/engine/state/troubles';
import { type DatabaseProvider, HeadroomDatabase, openDatabase } from '../../src/storage/database';
import type { LocalRow, ObservationRow } from '../../src/storage/rows';

const opened: DatabaseProvider[] = [];
const open = (name: string = crypto.randomUUID()) => {
  const database = openDatabase(name);
  opened.push(database);
  return database;
};
afterEach(() => {
  vi.restoreAllMocks();
  for (const database of opened.splice(0)) database().close();
});

const row = (account: string, at: number, arrival: number) =>
  ({
    account,
    kind: 'usage' as const,
    at,
    id: `${at}`,
    first: {
      id: `${at}`,
      account,
      device: 'here',
      at,
      source: 'network' as const,
      kind: 'usage' as const,
      facts: {
        plan: null,
        windows: [],
        gates: [],
        credits: null,
        bankCount: null,
        bankApplicable: null,
        reachedType: null,
        spend: null,
        models: [],
      },
    },
    last: null,
    arrival,
    firstArrival: arrival,
  }) satisfies ObservationRow;

/** The latest version in `database.ts`. */
const schemaVersion = 3;
/** IndexedDB's number of the version after it: Dexie counts in tens. */
const newerVersion = 10 * (schemaVersion + 1);

/** Opens the database without Dexie. `change` runs when `version` is newer than what is there. */
function openRaw<T>(
  name: string,
  version: number | undefined,
  read: (database: IDBDatabase) => T,
  change: (database: IDBDatabase) => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => change(request.result);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const found = read(request.result);
      request.result.close();
      resolve(found);
    };
  });
}

it('has the published shape, to the last index', async () => {
  const name = crypto.randomUUID();
  await open(name)().local.count();
  const shape = await openRaw(name, undefined, (database) => {
    const transaction = database.transaction([...database.objectStoreNames]);
    const stores = [...database.objectStoreNames].map((each) => {
      const store = transaction.objectStore(each);
      expect(store.autoIncrement).toBe(false);
      const indexes = [...store.indexNames].map((index) => {
        const { keyPath, unique, multiEntry } = store.index(index);
        expect([unique, multiEntry]).toEqual([false, false]);
        return [index, keyPath];
      });
      return [each, store.keyPath, ...indexes];
    });
    return { version: database.version, stores };
  });
  expect(shape).toEqual({
    version: 10 * schemaVersion,
    stores: [
      ['drift', 'reason'],
      ['events', ['account', 'at', 'id'], ['id', 'id']],
      ['local', 'key'],
      ['observations', ['account', 'kind', 'at', 'id'], ['arrival', 'arrival']],
      ['registers', ['table', 'key']],
      ['segments', ['account', 'from']],
      ['summaries', ['account', 'of', 'level', 'from']],
      ['tapes', 'file'],
    ],
  });
});

/** The keys of the local rows, read without Dexie. */
async function keysOf(name: string): Promise<IDBValidKey[]> {
  return openRaw(name, undefined, (raw) => {
    const request = raw.transaction('local').objectStore('local').getAllKeys();
    return new Promise<IDBValidKey[]>((resolve) => {
      request.onsuccess = () => {
        raw.close();
        resolve(request.result);
      };
    });
  });
}

describe('two contexts over one database', () => {
  it('read what the other wrote, while both are open', async () => {
    const name = crypto.randomUUID();
    const [one, other] = [open(name), open(name)];
    await one().observations.bulkPut([row('a', 1, 1), row('a', 2, 2)]);
    await other().observations.put(row('b', 1, 3));
    await other().registers.put({ table: 't', key: 'k', value: { deep: [1] }, clock: [1, 0, 'd'] });
    await one().segments.put({ account: 'a', from: 0, to: 9, rows: 1, parts: [Uint8Array.of(1, 2, 3)] });
    const contents = (database: HeadroomDatabase) => Promise.all(database.tables.map((table) => table.toArray()));
    expect(await contents(one())).toEqual(await contents(other()));
    expect((await one().observations.toArray()).length).toBe(3);
    expect((await other().segments.get(['a', 0]))?.parts).toEqual([Uint8Array.of(1, 2, 3)]);
  });

  it('compare and write one after the other, never between each other', async () => {
    const name = crypto.randomUUID();
    const both = [open(name), open(name)];
    const count = ({ local }: HeadroomDatabase) =>
      local.db.transaction('rw', local, async () => {
        const known = (await local.get('count'))?.value as number | undefined;
        await local.put({ key: 'count', value: (known ?? 0) + 1 });
      });
    await Promise.all(Array.from({ length: 20 }, (_, turn) => count((both[turn % 2] as DatabaseProvider)())));
    expect((await both[0]?.().local.get('count'))?.value).toBe(20);
  });

  it('let each other upgrade while open, and leave a newer version alone afterwards', async () => {
    const name = crypto.randomUUID();
    // The shape before the first: no index, fewer tables.
    await openRaw(
      name,
      5,
      () => {},
      (database) => {
        database.createObjectStore('local', { keyPath: 'key' }).put({ key: 'old', value: 1 });
        database.createObjectStore('events', { keyPath: ['account', 'at', 'id'] });
      },
    );
    const [one, two] = [open(name), open(name)];
    expect(await one().local.get('old')).toEqual({ key: 'old', value: 1 });
    expect(await two().events.where('id').anyOf(['x']).toArray()).toEqual([]);
    await two().local.put({ key: 'new', value: 2 });

    // A later version of the app upgrades under both.
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    await openRaw(
      name,
      newerVersion,
      () => {},
      (database) => database.createObjectStore('later', { keyPath: 'key' }),
    );
    for (const each of [one, two]) {
      await expect(each().local.toArray()).rejects.toThrow(/newer version/);
      await expect(each().local.put({ key: 'newer', value: 3 })).rejects.toThrow(/newer version/);
    }
    expect(await keysOf(name)).toEqual(['new', 'old']);
  });

  it('can be removed by one though the other has it open', async () => {
    const name = crypto.randomUUID();
    const [one, other] = [open(name), open(name)];
    await one().local.put({ key: 'k', value: 1 });
    expect(await other().local.count()).toBe(1);
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    await one().delete({ disableAutoOpen: true });
    await expect(one().local.count()).rejects.toThrow();
    expect(await other().local.count()).toBe(0);
  });
});

describe('a transaction', () => {
  it('leaves nothing when its work rejects, and says why', async () => {
    const database = open()();
    const { local, drift } = database;
    await local.put({ key: 'before', value: 1 });
    const work = database.transaction('rw', local, drift, async () => {
      await local.bulkPut([{ key: 'before', value: 2 }]);
      await drift.put({ reason: 'r', count: 1, lastAt: 1 });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await local.toArray()).toEqual([{ key: 'before', value: 1 }]);
    expect(await drift.count()).toBe(0);
  });

  it('leaves nothing of a batch in which one row cannot be stored', async () => {
    const { local } = open()();
    const rows = [{ key: 'good', value: 1 }, { value: 2 } as unknown as LocalRow, { key: 'also good', value: 3 }];
    await expect(local.db.transaction('rw', local, () => local.bulkPut(rows))).rejects.toThrow();
    expect(await local.count()).toBe(0);
  });

  it('resolves to what its work resolves to', async () => {
    const { local } = open()();
    expect(await local.db.transaction('rw', local, async () => 'nothing asked')).toBe('nothing asked');
  });
});

describe('a browser that closes or refuses', () => {
  it('rejects everything once the database was closed for good', async () => {
    const database = open();
    await database().local.put({ key: 'k', value: 1 });
    database().close();
    await expect(database().local.get('k')).rejects.toMatchObject({ name: 'DatabaseClosedError' });
  });

  it('is quoted by name', async () => {
    const database = open();
    await database().local.count();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room.', 'QuotaExceededError');
    });
    await expect(database().local.put({ key: 'k', value: 1 })).rejects.toMatchObject({ name: 'QuotaExceededError' });
    vi.restoreAllMocks();
    expect(await database().local.count()).toBe(0);
  });

  it('may close the database, with or without saying so: the next use opens it anew', async () => {
    const connections: IDBDatabase[] = [];
    const { transaction } = IDBDatabase.prototype;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
      connections.push(this);
      return transaction.apply(this, given);
    });
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const database = open();
    await database().local.put({ key: 'k', value: 1 });
    connections.at(-1)?.close();
    expect(await database().local.count()).toBe(1);
    connections.at(-1)?.close();
    connections.at(-1)?.onclose?.(new Event('close'));
    expect(await database().local.count()).toBe(1);
    expect(new Set(connections).size).toBe(3);
  });

  it('may refuse to open it: the next use tries again', async () => {
    const database = open();
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('Not in this window.', 'SecurityError');
    });
    for (let tries = 0; tries < 2; tries++) {
      const refused: unknown = await database()
        .local.count()
        .catch((error: unknown) => error);
      expect([refused, (refused as { inner?: unknown }).inner]).toContainEqual(
        expect.objectContaining({ name: 'SecurityError' }),
      );
    }
    vi.restoreAllMocks();
    expect(await database().local.count()).toBe(0);
  });
});

it('is named headroom unless a test says otherwise', () => {
  expect(new HeadroomDatabase().name).toBe('headroom');
});

describe('the database of a newer version', () => {
  it('is opened by nothing, says so each time, and stays as it is', async () => {
    const name = crypto.randomUUID();
    const database = open(name);
    await database().observations.add(row('me', 1, 1));
    database().close();
    await openRaw(
      name,
      newerVersion,
      (raw) => raw.close(),
      (raw) => void raw.createObjectStore('later'),
    );

    const older = open(name);
    for (let times = 0; times < 2; times++) {
      const refused = await older()
        .observations.put(row('me', 2, 2))
        .then(
          () => null,
          (error: unknown) => error,
        );
      expect(storageTrouble(refused)).toEqual({ kind: 'storage', reason: 'newer' });
      await expect(older().observations.toArray()).rejects.toThrow();
    }
    older().close();
    const found = await openRaw(name, undefined, (raw) => {
      const { version, objectStoreNames } = raw;
      const rows = raw.transaction('observations').objectStore('observations').getAll();
      return new Promise<unknown[]>((resolve) => {
        rows.onsuccess = () => {
          raw.close();
          resolve([version, objectStoreNames.contains('later'), rows.result.length]);
        };
      });
    });
    expect(await found).toEqual([newerVersion, true, 1]);
  });

  it('is not what this version itself made', async () => {
    const name = crypto.randomUUID();
    await open(name)().observations.add(row('me', 1, 1));
    opened.at(-1)?.().close();
    expect(await open(name)().observations.count()).toBe(1);
  });
});
