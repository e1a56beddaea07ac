// What the full history stores on a device, in the table of values that never leaves it.
import type { AccountKey, DeviceId } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { Instant } from '../../domain/time/instant';
import type { RosterEntry } from '../../sync/keys/welcome';
import type { Having } from '../../sync/log/gaps';
import type { SegmentLine } from '../../sync/log/segments';
import type { SignedRecord } from '../../sync/log/signed-record';
import type { Stamp } from '../../sync/log/stamps';
import { noWrites, type Writes } from '../../sync/log/write-budget';
import type { PlaceTrouble } from '../../sync/transports/transport';
import type { DeviceStore } from '../devices/device-store';

/** Another device of the group, as far as its history was read. */
export interface Peer extends RosterEntry {
  /** The author of its records in this epoch, from its first head; null before that. */
  readonly author: string | null;
  readonly generation: number;
  /** Counter of the newest head received; -1 before the first. */
  readonly counter: number;
  /** When that head was made, by the peer's clock, and when it was received here. */
  readonly madeAt: Instant | null;
  readonly readAt: Instant | null;
  /** The segments its head lists, and those merged here. */
  readonly listed: readonly SegmentLine[];
  readonly having: Having;
  /** Which of this device's heads it had read by then. */
  readonly seen: number | null;
  /** Choices dated ahead of this device's clock: they are merged once their time has come. */
  readonly early: readonly Register[];
}

/** The content from which this device's own log was last built. */
export interface OwnLog {
  /** Arrival number of the newest row that is in a segment. */
  readonly cursor: number;
  /** When the segments were made last. */
  readonly flushedAt: Instant;
  readonly accounts: readonly AccountKey[];
  readonly segments: readonly SegmentLine[];
}

/** The next epoch's keys for a device, signed by the author of the epoch before. */
export interface PendingRekey {
  readonly device: DeviceId;
  readonly address: string;
  readonly record: SignedRecord;
  readonly madeAt: Instant;
}

export interface SyncState {
  readonly epoch: number;
  /** The secret of this device's records in this epoch: 32 random bytes. Null before the first round. */
  readonly author: Uint8Array | null;
  /** Secrets of earlier epochs: what they signed can still be deleted. Newest first. */
  readonly formerAuthors: readonly Uint8Array[];
  readonly stamp: Stamp;
  readonly counter: number;
  /** Hash of the newest head's content; null before the first. */
  readonly headVersion: string | null;
  readonly headMadeAt: Instant | null;
  readonly log: OwnLog | null;
  readonly peers: Readonly<Record<DeviceId, Peer>>;
  readonly rekeys: readonly PendingRekey[];
}

const noState: SyncState = {
  epoch: -1,
  author: null,
  formerAuthors: [],
  stamp: { at: 0, generation: 0 },
  counter: 0,
  headVersion: null,
  headMadeAt: null,
  log: null,
  peers: {},
  rekeys: [],
};

/** What was written to an address of a place, and when. */
export interface Written {
  readonly kind: 'rekey' | 'head' | 'segment';
  readonly version: string;
  readonly at: Instant;
}

/** What is known about one place. */
export interface PlaceState {
  /** Of the addresses in `written`. */
  readonly epoch: number;
  /** By address. */
  readonly written: Readonly<Record<string, Written>>;
  /** Addresses of no use any more, with the author who must ask for their deletion. */
  readonly stale: readonly { readonly author: Uint8Array; readonly addresses: readonly string[] }[];
  readonly writes: Writes;
  readonly readAt: Instant | null;
  readonly wroteAt: Instant | null;
  readonly trouble: { readonly code: PlaceTrouble; readonly at: Instant } | null;
  /** Failures in a row; the next attempt waits longer after each. */
  readonly failures: number;
  readonly retryAt: Instant;
  readonly sent: number;
  readonly received: number;
  /** When it was last asked whether everything written is still there. */
  readonly checkedAt: Instant;
  /** It gave an older head than one that was read before. */
  readonly isBehind: boolean;
}

const noPlaceState: PlaceState = {
  epoch: -1,
  written: {},
  stale: [],
  writes: noWrites,
  readAt: null,
  wroteAt: null,
  trouble: null,
  failures: 0,
  retryAt: 0,
  sent: 0,
  received: 0,
  checkedAt: 0,
  isBehind: false,
};

export const syncKeys = {
  state: 'sync/state',
  /** Whether the user switched relays on, on this device. */
  relaysOn: 'sync/relays-on',
  /** The folder the user chose: a handle. */
  folder: 'sync/folder',
  place: (id: string) => `sync/place/${id}`,
} as const;

/** The state; that of a device that never synchronised where nothing is stored. */
export async function loadSyncState(store: Pick<DeviceStore, 'get'>): Promise<SyncState> {
  return { ...noState, ...((await store.get(syncKeys.state)) as Partial<SyncState> | undefined) };
}

/** The stored state of a place; that of a new place where nothing is stored. */
export async function loadPlaceState(store: DeviceStore, id: string): Promise<PlaceState> {
  return { ...noPlaceState, ...((await store.get(syncKeys.place(id))) as Partial<PlaceState> | undefined | null) };
}
