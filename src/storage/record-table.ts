// What the record asks of a table, and no more: the installed app and the full page answer it with a library, the
// worker, which is started for every observation, with a hundred lines of its own.

/** Rows in the order of a key or an index. Nothing is read before the last word. Put `filter` before `limit`. */
export interface RecordRows<Row> {
  reverse(): RecordRows<Row>;
  filter(passes: (row: Row) => boolean): RecordRows<Row>;
  limit(count: number): RecordRows<Row>;
  toArray(): Promise<Row[]>;
  first(): Promise<Row | undefined>;
  last(): Promise<Row | undefined>;
  count(): Promise<number>;
  /** How many rows went. */
  delete(): Promise<number>;
}

export type RecordKey = string | number | readonly (string | number)[];

/** A span of a key. Bounds are valid keys of it; a compound key may be given by its first parts. */
export interface RecordSpan<Row> {
  /** The lower end belongs to it, the upper does not, unless said otherwise. A span turned round holds nothing. */
  between(lower: RecordKey, upper: RecordKey, includeLower?: boolean, includeUpper?: boolean): RecordRows<Row>;
  above(lower: RecordKey): RecordRows<Row>;
  equals(key: RecordKey): RecordRows<Row>;
  anyOf(keys: readonly RecordKey[]): RecordRows<Row>;
}

/**
 * One table. A write outside a transaction resolves once it is on disk. Rejects with the browser's own names
 * (`QuotaExceededError`, `InvalidStateError`, …), on the error itself or on what it wraps in `inner`.
 */
export interface RecordTable<Row, Key> {
  get(key: Key): Promise<Row | undefined>;
  put(row: Row): Promise<unknown>;
  /** In a transaction all of them or none. */
  bulkPut(rows: readonly Row[]): Promise<unknown>;
  delete(key: Key): Promise<void>;
  bulkDelete(keys: Key[]): Promise<void>;
  clear(): Promise<void>;
  count(): Promise<number>;
  toArray(): Promise<Row[]>;
  filter(passes: (row: Row) => boolean): RecordRows<Row>;
  /** By the name of an index, or by `:id`, the primary key. */
  where(index: string): RecordSpan<Row>;
  orderBy(index: string): RecordRows<Row>;
}
