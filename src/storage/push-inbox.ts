// Where a phone's worker lays down what a push brought. Raw IndexedDB in a database of its own: the worker must start fast
// and finish surely, and the app takes it from there when it is next opened.

/** One push as it came: the whole JSON, and when. */
export interface PushDelivery {
  readonly at: number;
  readonly json: string;
}

const name = 'headroom-inbox';
const store = 'pushes';
/** A phone that is not opened for weeks keeps the newest; each digest holds what the older ones did. */
const mostKept = 200;

/** Keeps a delivery. Resolves once it is on disk. */
export async function keepDelivery(delivery: PushDelivery, factory: IDBFactory = indexedDB): Promise<void> {
  const database = await openInbox(factory);
  try {
    const transaction = database.transaction(store, 'readwrite');
    const table = transaction.objectStore(store);
    table.add(delivery);
    const count = await settled(table.count());
    if (count > mostKept) await dropOldest(table, count - mostKept);
    await finished(transaction);
  } finally {
    database.close();
  }
}

/** Everything kept, oldest first, each with the key that `dropDeliveries` takes. */
export async function keptDeliveries(
  factory: IDBFactory = indexedDB,
): Promise<readonly { readonly key: number; readonly delivery: PushDelivery }[]> {
  const database = await openInbox(factory);
  try {
    const table = database.transaction(store).objectStore(store);
    const [keys, deliveries] = await Promise.all([settled(table.getAllKeys()), settled(table.getAll())]);
    return keys.map((key, i) => ({ key: key as number, delivery: deliveries[i] as PushDelivery }));
  } finally {
    database.close();
  }
}

/** Forgets deliveries that were taken in. */
export async function dropDeliveries(keys: readonly number[], factory: IDBFactory = indexedDB): Promise<void> {
  const database = await openInbox(factory);
  try {
    const transaction = database.transaction(store, 'readwrite');
    for (const key of keys) transaction.objectStore(store).delete(key);
    await finished(transaction);
  } finally {
    database.close();
  }
}

function openInbox(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store, { autoIncrement: true });
  return settled(request);
}

function dropOldest(table: IDBObjectStore, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = count;
    const cursors = table.openCursor();
    cursors.onerror = () => reject(cursors.error);
    cursors.onsuccess = () => {
      const cursor = cursors.result;
      if (!cursor || left-- <= 0) return resolve();
      cursor.delete();
      cursor.continue();
    };
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}
