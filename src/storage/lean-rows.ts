import { allAnswered, answered, eachOf } from './browser-request';
import type { RecordRows } from './record-table';

/** Runs `work` over a table's store: in the transaction the table belongs to, or in one of its own. */
export type Within = <Answer>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<Answer>,
) => Promise<Answer>;

/** Which rows, in which order. */
export interface Wanted<Row> {
  readonly index: string;
  /** In ascending order; without an end, the whole table. Made when asked for: a bad key rejects and does not throw. */
  readonly spans: () => readonly IDBKeyRange[];
  readonly backwards: boolean;
  readonly passes: ((row: Row) => boolean) | null;
  readonly most: number;
}

/** Rows of a table, straight from the browser. */
export function leanRows<Row>(within: Within, wanted: Wanted<Row>): RecordRows<Row> {
  const { passes, backwards, most } = wanted;
  const but = (change: Partial<Wanted<Row>>) => leanRows<Row>(within, { ...wanted, ...change });
  const isWhole = !passes && most === Number.POSITIVE_INFINITY;
  const toArray = () => within('readonly', (store) => read(store, wanted));
  const reverse = () => but({ backwards: !backwards });
  const limit = (count: number) => but({ most: Math.min(most, count) });
  return {
    reverse,
    limit,
    toArray,
    filter: (also) => but({ passes: passes ? (row) => passes(row) && also(row) : also }),
    first: async () => (await limit(1).toArray())[0],
    last: async () => (await but({ backwards: !backwards, most: Math.min(most, 1) }).toArray())[0],
    count: async () => (isWhole ? within('readonly', (store) => counted(store, wanted)) : (await toArray()).length),
    delete: () =>
      within('readwrite', async (store) => {
        const isSpan = isWhole && wanted.index === ':id';
        return isSpan ? removeSpans(store, wanted) : removeKeys(store, await keysOf(store, wanted, isWhole));
      }),
  };
}

async function read<Row>(store: IDBObjectStore, wanted: Wanted<Row>): Promise<Row[]> {
  const { backwards, passes, most } = wanted;
  const spans = wanted.spans();
  const isOneRequest = !backwards && (most === Number.POSITIVE_INFINITY || (!passes && spans.length === 1 && most > 0));
  // One request for many rows is many times faster than a cursor, which alone can turn round or stop early.
  if (!isOneRequest) {
    const found: Row[] = [];
    await walk(store, wanted, (cursor) => found.push(cursor.value as Row));
    return found;
  }
  const source = sourceOf(store, wanted.index);
  const limit = most === Number.POSITIVE_INFINITY ? undefined : most;
  const rows: Row[] = (await Promise.all(spans.map((span) => answered(source.getAll(span, limit))))).flat();
  return passes ? rows.filter(passes) : rows;
}

/** Row by row, those that pass, until there are enough. */
async function walk<Row>(store: IDBObjectStore, wanted: Wanted<Row>, take: (at: IDBCursorWithValue) => void) {
  const { passes, backwards, most } = wanted;
  const spans = backwards ? [...wanted.spans()].reverse() : wanted.spans();
  let left = most;
  for (const span of spans) {
    if (left <= 0) return;
    await eachOf(sourceOf(store, wanted.index).openCursor(span, backwards ? 'prev' : 'next'), (cursor) => {
      if (passes && !passes(cursor.value as Row)) return true;
      take(cursor);
      left -= 1;
      return left > 0;
    });
  }
}

async function removeSpans<Row>(store: IDBObjectStore, wanted: Wanted<Row>): Promise<number> {
  const count = await counted(store, wanted);
  await allAnswered(wanted.spans().map((span) => store.delete(span)));
  return count;
}

async function removeKeys(store: IDBObjectStore, keys: readonly IDBValidKey[]): Promise<number> {
  await allAnswered(keys.map((key) => store.delete(key)));
  return keys.length;
}

async function keysOf<Row>(store: IDBObjectStore, wanted: Wanted<Row>, isWhole: boolean): Promise<IDBValidKey[]> {
  const source = sourceOf(store, wanted.index);
  if (isWhole) return (await Promise.all(wanted.spans().map((span) => answered(source.getAllKeys(span))))).flat(1);
  const keys: IDBValidKey[] = [];
  await walk(store, wanted, ({ primaryKey }) => keys.push(primaryKey));
  return keys;
}

async function counted<Row>(store: IDBObjectStore, { index, spans }: Wanted<Row>): Promise<number> {
  const source = sourceOf(store, index);
  const counts = await Promise.all(spans().map((span) => answered(source.count(span))));
  return counts.reduce((sum, count) => sum + count, 0);
}

function sourceOf(store: IDBObjectStore, index: string): IDBObjectStore | IDBIndex {
  return index === ':id' ? store : store.index(index);
}
