// What a transport of the full history does: it moves signed records to a place and back. It does not know their content.
import type { SignedRecord } from '../log/signed-record';

/** Why a place failed. Each reason has one sentence on the screen. */
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
  /** The records stored at these addresses, of any author and unverified. */
  read(addresses: readonly string[]): Promise<readonly unknown[]>;
  /** Resolves once the place says that it has taken the record. */
  write(record: SignedRecord): Promise<void>;
  /** Asks for records to be deleted. `author`: the secret they were signed with. */
  erase(addresses: readonly string[], author: Uint8Array): Promise<void>;
  /** Asks for everything of an author to be deleted. */
  forget(author: Uint8Array): Promise<void>;
  /**
   * Calls back when something at these addresses changes, and when the place ends the subscription. Null where the place
   * cannot do this.
   */
  readonly watch: ((addresses: readonly string[], onChange: () => void, onEnd: () => void) => void) | null;
  /** Bytes moved so far. */
  readonly moved: () => { readonly sent: number; readonly received: number };
  close(): void;
}

export interface OpenDeps {
  /** The author's secret (32 bytes), for places that require authentication. */
  readonly secret: Uint8Array;
  readonly now: () => number;
  /** Calls back after `ms`; returns a function that cancels it. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** The WebSocket of this program. */
  readonly socket: typeof WebSocket;
}

/** A transport, and what it asks of the engine. `Place` is what names one of its places. */
export interface Transport<Place> {
  /** Null where writing is not limited. */
  readonly writesPerHour: number | null;
  readonly open: (place: Place, deps: OpenDeps) => Promise<Session>;
}
