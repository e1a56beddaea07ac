// What the tables of the database hold.

import type { HeadroomEvent } from '../domain/events/event';
import type { DayStatement } from '../domain/history/daily-usage';
import type { SummaryLevel, WindowSummary } from '../domain/history/summary';
import type { AccountKey, Kind, Observation } from '../domain/observations/observation';
import type { Instant } from '../domain/time/instant';

/** A run of equal observations, stored as its first and its last one. */
export interface ObservationRow {
  readonly account: AccountKey;
  readonly kind: Kind;
  readonly at: Instant;
  readonly id: string;
  readonly first: Observation;
  /** The newest observation with the same facts; null when there was none. */
  readonly last: Observation | null;
  /** Grows with every write to this database. A reader has not seen rows above the last number it read. */
  readonly arrival: number;
  /** The number under which the row itself arrived, before later observations of the run raised `arrival`. */
  readonly firstArrival: number;
}

export type ObservationRowKey = [account: AccountKey, kind: Kind, at: Instant, id: string];

export interface EventRow {
  readonly account: AccountKey;
  readonly at: Instant;
  readonly id: string;
  readonly event: HeadroomEvent;
}

export type EventRowKey = [account: AccountKey, at: Instant, id: string];

/** A month of old observations, packed by the codec. */
export interface SegmentRow {
  readonly account: AccountKey;
  /** Start of the month, UTC. */
  readonly from: Instant;
  /** The newest observation in it. */
  readonly to: Instant;
  /** How many observations it holds. */
  readonly rows: number;
  /** As the codec packed them: several where a month is larger than one part may be. */
  readonly parts: readonly Uint8Array[];
}

export type SegmentRowKey = [account: AccountKey, from: Instant];

/**
 * What a chart draws of a packed month or of a whole day of rows, at one level of detail. A cache: where one is missing, the
 * observations themselves are read. It is written and deleted together with what it summarizes.
 */
export interface SummaryRow {
  readonly account: AccountKey;
  readonly of: 'rows' | 'packed';
  readonly level: SummaryLevel | 'daily';
  /** Start of the day or month, UTC. */
  readonly from: Instant;
  /** The oldest observation in it, of any kind; null where there is none. */
  readonly firstAt: Instant | null;
  /** Empty at level `daily`. */
  readonly windows: readonly WindowSummary[];
  /** Statements about the use of each day. Empty at all levels but `daily`. */
  readonly days: readonly DayStatement[];
}

export type SummaryRowKey = [account: AccountKey, of: SummaryRow['of'], level: SummaryRow['level'], from: Instant];

/** Of a `Register`, which is stored as it is. */
export type RegisterRowKey = [table: string, key: string];

/** Something that only this device knows: its keys, its pairings, its ledger of alerts. */
export interface LocalRow {
  readonly key: string;
  readonly value: unknown;
}

/** Where damaged rows are kept, in `local`. Here, because code that imports Dexie must not be in the background's first script. */
export const damagedKey = 'damaged-rows';

/** Key in `local`: events were lost and must be rebuilt from the observations. */
export const foldAgainKey = 'fold-again';

/** How often a response did not have the known form, by reason. */
export interface DriftRow {
  readonly reason: string;
  readonly count: number;
  readonly lastAt: Instant;
}

/** What was read of one session file of the Codex CLI. */
export interface TapeRow {
  /** Salted hash of the file's base name. */
  readonly file: string;
  /** How far it was read, and whose it is, as a JSON list: named fields would outweigh a short session. */
  readonly head: string;
  /** Its events, packed. */
  readonly bytes: Uint8Array;
}

/** Sorts after every number and every text: ends a range of compound keys that begin alike. */
export const lastKey: readonly never[] = [];
