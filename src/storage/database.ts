import type { HeadroomEvent } from '../domain/events/event';
import type { AccountKey, Kind, Observation } from '../domain/observations/observation';
import type { Register } from '../domain/registers/register';
import type { Instant } from '../domain/time/instant';
import type { RecordTable } from './record-table';

/** A run of equal observations, kept as its first and its last sighting. */
export interface ObservationRow {
  readonly account: AccountKey;
  readonly kind: Kind;
  readonly at: Instant;
  readonly id: string;
  readonly first: Observation;
  /** The newest observation with the same facts; null when there was none. */
  readonly last: Observation | null;
  /** Grows with every write to this database: what a reader has not seen yet lies above the last number it read. */
  readonly arrival: number;
  /** The number under which the row itself arrived, before later sightings moved `arrival` on. */
  readonly firstArrival: number;
}

export interface EventRow {
  readonly account: AccountKey;
  readonly at: Instant;
  readonly id: string;
  readonly event: HeadroomEvent;
}

/** A month of old observations, packed by the codec. */
export interface SegmentRow {
  readonly account: AccountKey;
  readonly from: Instant;
  readonly to: Instant;
  readonly rows: number;
  /** As the codec packed them; several where a month holds more than one part may. */
  readonly parts: readonly Uint8Array[];
}

/** Something only this device knows: its id, its salt, its clock's offsets. */
export interface LocalRow {
  readonly key: string;
  readonly value: unknown;
}

export interface DriftRow {
  readonly reason: string;
  readonly count: number;
  readonly lastAt: Instant;
}

export interface RecordTables {
  readonly observations: RecordTable<ObservationRow, [AccountKey, Kind, Instant, string]>;
  readonly events: RecordTable<EventRow, [AccountKey, Instant, string]>;
  readonly segments: RecordTable<SegmentRow, [AccountKey, Instant]>;
  readonly registers: RecordTable<Register, [string, string]>;
  readonly local: RecordTable<LocalRow, string>;
  readonly drift: RecordTable<DriftRow, string>;
}

export type TableName = keyof RecordTables;

/**
 * The database of this origin, whichever engine opened it: `openDatabase` in pages, `openLeanDatabase` in the worker.
 * Opens at the first read or write, and again after the browser closed it.
 */
export interface HeadroomDatabase extends RecordTables {
  /**
   * Reads, compares and writes in one transaction: all of it, or nothing when `work` rejects. Only the tables handed to
   * `work` belong to it, and `work` may await nothing but them: anything else ends the transaction early.
   */
  write<Name extends TableName, Answer>(
    names: readonly Name[],
    work: (tables: Pick<RecordTables, Name>) => Promise<Answer>,
  ): Promise<Answer>;
  /** Closes for good: whatever is asked afterwards rejects. */
  close(): void;
  /** Closes for good and removes everything stored. */
  delete(): Promise<void>;
}

/**
 * Every published shape of the database, oldest first. A new one is appended; a published one never changes again.
 * Table → its primary key, then its indexes. A later shape names only the tables it adds or gives other indexes.
 */
export const versions: readonly Readonly<Record<string, string>>[] = [
  {
    // The primary key is the range every screen reads: one account, one kind, a span of time.
    observations: '[account+kind+at+id], arrival',
    events: '[account+at+id], id',
    segments: '[account+from]',
    registers: '[table+key]',
    local: 'key',
    drift: 'reason',
  },
];

export const tableNames = Object.keys(Object.assign({}, ...versions)) as readonly TableName[];

/** Some of the tables, each made by `make`. */
export function tablesOf<Name extends TableName>(
  names: readonly Name[],
  make: (name: Name) => RecordTable<unknown, unknown>,
): Pick<RecordTables, Name> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as unknown as Pick<RecordTables, Name>;
}
