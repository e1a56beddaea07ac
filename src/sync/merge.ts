// Two kinds of things travel. Observations are immutable and named by their content: merging is set union. What the user
// writes (names, colours, hidden accounts) are registers: the last writer wins, by stamp.
import { canonicalJson } from '../domain/hashing/canonical-json';
import { compareStamps, type Stamp } from './hlc';

/** One thing the user decided. `value` is plain JSON; null says it was deleted. */
export interface RecordLoader {
  readonly table: string;
  readonly key: string;
  readonly value: unknown;
  readonly clock: Stamp;
}

/** The record that stands after both are known. Commutative, associative, idempotent. */
export function laterRecord(a: RecordLoader, b: RecordLoader): RecordLoader {
  const order = compareStamps(a.clock, b.clock);
  if (order !== 0) return order > 0 ? a : b;
  // One device never stamps twice alike; should a copy be broken, all devices still choose the same.
  return canonicalJson(a.value) >= canonicalJson(b.value) ? a : b;
}

/** Both sets of records as one, keyed by table and key. */
export function mergeRecords(
  known: ReadonlyMap<string, RecordLoader>,
  arriving: Iterable<RecordLoader>,
): ReadonlyMap<string, RecordLoader> {
  const merged = new Map(known);
  for (const record of arriving) {
    const standing = merged.get(recordKey(record));
    merged.set(recordKey(record), standing ? laterRecord(standing, record) : record);
  }
  return merged;
}

export function recordKey({ table, key }: Pick<RecordLoader, 'table' | 'key'>): string {
  return `${table}/${key}`;
}
