import { Dexie, type Table } from 'dexie';

import type { HeadroomEvent } from '../domain/event';
import type { Instant } from '../domain/instant';
import type { AccountKey, Kind, Observation } from '../domain/observation';

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

/** Something the user decided (`settings`, a nickname) or was joined (`alias`): last writer wins. */
export interface RegisterRow {
  readonly table: string;
  readonly key: string;
  readonly value: unknown;
  /** Hybrid logical clock: wall milliseconds, counter, device. */
  readonly clock: readonly [number, number, string];
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

export interface HeadroomDatabase extends Dexie {
  readonly observations: Table<ObservationRow, [AccountKey, Kind, Instant, string]>;
  readonly events: Table<EventRow, [AccountKey, Instant, string]>;
  readonly segments: Table<SegmentRow, [AccountKey, Instant]>;
  readonly registers: Table<RegisterRow, [string, string]>;
  readonly local: Table<LocalRow, string>;
  readonly drift: Table<DriftRow, string>;
}

/** Every published shape of the database, oldest first. A new one is appended; a published one never changes again. */
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

/** The database of this origin. Opens lazily, at the first read or write. */
export function openDatabase(name = 'headroom'): HeadroomDatabase {
  const database = new Dexie(name) as HeadroomDatabase;
  versions.forEach((stores, index) => {
    database.version(index + 1).stores({ ...stores });
  });
  return database;
}
