// What a transport of the full history does: it moves signed records to a place and back. It knows nothing of what is in them.
import type { SignedRecord } from '../log/signed-record';

/** Why a place did not do what it was asked. Each has one sentence. */
export type PlaceTrouble =
  | 'unreachable'
  | 'closed'
  | 'timeout'
  | 'flood'
  | 'nonsense'
  | 'limited'
  | 'tooLarge'
  | 'auth'
  | 'refused'
  | 'permission'
  | 'full';

/** A place failed. */
export class PlaceError extends Error {
  constructor(
    readonly trouble: PlaceTrouble,
    message: string = trouble,
  ) {
    super(message);
    this.name = 'PlaceError';
  }
}

/** An open connection to one place. Every call rejects with a `PlaceError` where the place fails. */
export interface Session {
  /** What lies at these addresses, of any author, as it came: nothing of it is verified. */
  read(addresses: readonly string[]): Promise<readonly unknown[]>;
  /** Resolves once the place says that it has taken the record. */
  write(record: SignedRecord): Promise<void>;
  /** Asks for records to be deleted. `author`: the secret they were signed with. */
  erase(addresses: readonly string[], author: Uint8Array): Promise<void>;
  /** Asks for everything of an author to be deleted. */
  forget(author: Uint8Array): Promise<void>;
  /** Calls back when something at these addresses changes, and when the place ends that. Null where it cannot tell. */
  readonly watch: ((addresses: readonly string[], onChange: () => void, onEnd: () => void) => void) | null;
  /** Bytes moved so far. */
  readonly moved: () => { readonly sent: number; readonly received: number };
  close(): void;
}

export interface OpenDeps {
  /** The author's secret (32 bytes), for places that want to know who writes. */
  readonly secret: Uint8Array;
  readonly now: () => number;
  /** Calls back after `ms`; returns what prevents it. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** The WebSocket of this program. */
  readonly socket: typeof WebSocket;
}

/** A transport, and what it asks of the engine. `Place` is what names one of its places. */
export interface Transport<Place> {
  /** Null where writing costs nobody anything. */
  readonly writesPerHour: number | null;
  readonly open: (place: Place, deps: OpenDeps) => Promise<Session>;
}
