import { allAnswered, answered } from './browser-request';
import { leanRows, type Wanted, type Within } from './lean-rows';
import type { RecordKey, RecordTable } from './record-table';

/** A table over the browser's own database: what `RecordTable` asks for and nothing else. */
export function leanTable<Row, Key>(within: Within): RecordTable<Row, Key> {
  const rows = (index: string, spans: Wanted<Row>['spans'] = everything) =>
    leanRows<Row>(within, { index, spans, backwards: false, passes: null, most: Number.POSITIVE_INFINITY });
  const { count, toArray, filter } = rows(':id');
  return {
    count,
    toArray,
    filter,
    get: (key) => within('readonly', (store) => answered(store.get(key as IDBValidKey))),
    put: (row) => within('readwrite', (store) => answered(store.put(row))),
    bulkPut: (given) => within('readwrite', (store) => allAnswered(given.map((row) => store.put(row)))),
    delete: (key) => within('readwrite', (store) => answered(store.delete(key as IDBValidKey))),
    bulkDelete: (keys) =>
      within('readwrite', (store) => allAnswered(keys.map((key) => store.delete(key as IDBValidKey)))),
    clear: () => within('readwrite', (store) => answered(store.clear())),
    orderBy: (index) => rows(index),
    where: (index) => ({
      between: (...bounds) => rows(index, () => spanBetween(...bounds)),
      above: (lower) => rows(index, () => [IDBKeyRange.lowerBound(lower, true)]),
      equals: (key) => rows(index, () => [IDBKeyRange.only(key)]),
      anyOf: (keys) => rows(index, () => inKeyOrder(keys).map((key) => IDBKeyRange.only(key))),
    }),
  };
}

/** Numbers sort before all other keys. */
function everything(): IDBKeyRange[] {
  return [IDBKeyRange.lowerBound(Number.NEGATIVE_INFINITY)];
}

function spanBetween(lower: RecordKey, upper: RecordKey, includeLower = true, includeUpper = false): IDBKeyRange[] {
  const order = indexedDB.cmp(lower, upper);
  // The browser throws on a span that holds nothing.
  const isEmpty = order > 0 || (order === 0 && !(includeLower && includeUpper));
  return isEmpty ? [] : [IDBKeyRange.bound(lower, upper, !includeLower, !includeUpper)];
}

function inKeyOrder(keys: readonly RecordKey[]): RecordKey[] {
  const sorted = [...keys].sort((a, b) => indexedDB.cmp(a, b));
  return sorted.filter((key, position) => position === 0 || indexedDB.cmp(key, sorted[position - 1]) !== 0);
}
