import { answered } from './browser-request';
import { versions } from './database';

/** The library of the pages writes its version n as the browser's n × 10: either may open the database first. */
const libraryFactor = 10;

export interface LeanConnection {
  /** A transaction over these tables. Opens what is not open, also after another page or the browser closed it. */
  begin(names: readonly string[], mode: IDBTransactionMode): Promise<IDBTransaction>;
  /** For good: whatever is begun afterwards rejects. */
  close(): void;
}

export function createLeanConnection(name: string): LeanConnection {
  let current: Promise<IDBDatabase> | null = null;
  let isClosed = false;

  const connect = () => {
    if (isClosed) return Promise.reject(new DOMException('The database was closed.', 'DatabaseClosedError'));
    if (current) return current;
    const attempt = openAtVersion(name);
    const forget = () => {
      if (current === attempt) current = null;
    };
    // After a refusal, and after the connection was lost, whoever asks next opens anew.
    attempt.then((database) => {
      database.onclose = forget;
      // Another page wants to change the shape, or to remove it all: it waits until we let go.
      database.onversionchange = () => {
        database.close();
        forget();
      };
    }, forget);
    current = attempt;
    return attempt;
  };

  return {
    begin: async (names, mode) => {
      const attempt = connect();
      try {
        return (await attempt).transaction(names, mode);
      } catch (error) {
        if (!isNamed(error, 'InvalidStateError') || isClosed) throw error;
        // Lost between our asking and its answer, before anybody said so. Once is enough: a refusal repeats itself.
        if (current === attempt) current = null;
        return (await connect()).transaction(names, mode);
      }
    },
    close: () => {
      isClosed = true;
      current?.then((database) => database.close()).catch(() => {});
    },
  };
}

async function openAtVersion(name: string): Promise<IDBDatabase> {
  if (!globalThis.indexedDB) throw new DOMException('This browser has no database.', 'MissingAPIError');
  const request = indexedDB.open(name, versions.length * libraryFactor);
  request.onupgradeneeded = () => {
    if (request.transaction) bringUp(request.result, request.transaction);
  };
  try {
    return await answered(request);
  } catch (error) {
    if (!isNamed(error, 'VersionError')) throw error;
    // A newer version of us was here. Shapes only grow, so that what we know of is still there.
    return answered(indexedDB.open(name));
  }
}

/** Gives every table and index its newest shape. What was stored stays. */
function bringUp(database: IDBDatabase, transaction: IDBTransaction): void {
  const shapes: Record<string, string> = Object.assign({}, ...versions);
  for (const [name, shape] of Object.entries(shapes)) {
    const [key = '', ...indexes] = shape.split(',').map((part) => part.trim());
    const store = database.objectStoreNames.contains(name)
      ? transaction.objectStore(name)
      : database.createObjectStore(name, { keyPath: pathOf(key) });
    const known = [...store.indexNames];
    for (const index of known.filter((one) => !indexes.includes(one))) store.deleteIndex(index);
    for (const index of indexes.filter((one) => !known.includes(one))) store.createIndex(index, pathOf(index));
  }
}

/** `[a+b]` is a compound key. */
function pathOf(key: string): string | string[] {
  return key.startsWith('[') ? key.slice(1, -1).split('+') : key;
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
