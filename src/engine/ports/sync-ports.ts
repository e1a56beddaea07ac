// What the Devices page may ask about the full history: where it is kept, how each place is doing, which devices share it.
import type { DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { PlaceTrouble } from '../../sync/transports/transport';
import type { Outcome } from './outcome';

/** One relay, or the folder. */
export interface PlaceLine {
  readonly id: string;
  readonly transport: 'relay' | 'folder';
  /** The relay's host, or the folder's name. */
  readonly name: string;
  readonly readAt: Instant | null;
  readonly wroteAt: Instant | null;
  /** Bytes since it was chosen. */
  readonly bytes: number;
  readonly trouble: PlaceTrouble | null;
  readonly troubleAt: Instant | null;
  /** It gave an older state than one that was read before. */
  readonly isBehind: boolean;
  /** It has the newest state of this device. */
  readonly isCurrent: boolean;
}

/** Another device of the group. */
export interface SharedDeviceLine {
  readonly device: DeviceId;
  readonly name: string;
  readonly role: 'phone' | 'computer';
  /** When its newest state was made, and when it was received here; null before the first. */
  readonly madeAt: Instant | null;
  readonly readAt: Instant | null;
  /** First instants of the months of which something is lacking here, newest first. */
  readonly lacking: readonly Instant[];
  /** It has read the newest state of this device. */
  readonly isCurrent: boolean;
  /** When the newest state of this device was made that it has read; null while it has read none. */
  readonly gotAt: Instant | null;
}

export interface SyncView {
  /** This device. */
  readonly self: DeviceId;
  /** Whether this device belongs to a group. Without one there is no device to share the history with. */
  readonly isGroup: boolean;
  readonly isRelaysOn: boolean;
  readonly relays: readonly string[];
  readonly places: readonly PlaceLine[];
  readonly devices: readonly SharedDeviceLine[];
  /** How many places must have the newest state before it counts as saved. */
  readonly quorum: number;
}

interface SuggestedRelay {
  readonly url: string;
  /** Its operator's page. */
  readonly page: string;
  readonly isPaid: boolean;
}

export interface SyncPorts {
  readonly view: () => Promise<SyncView>;
  /** Tries a relay, and uses it if it works. */
  readonly addRelay: (address: string) => Promise<Outcome>;
  /** Ends its use. `forget`: asks it to delete everything of this device first. */
  readonly removeRelay: (url: string, forget: boolean) => Promise<Outcome>;
  readonly setRelaysOn: (on: boolean) => Promise<Outcome>;
  /** In another order for each user. */
  readonly suggestions: readonly SuggestedRelay[];
  /** Null where the browser has no folder dialog. Call it from a click. */
  readonly chooseFolder: (() => Promise<Outcome>) | null;
  readonly leaveFolder: () => Promise<void>;
  /** Reads and writes now. Call it from a click: a folder may need permission again. */
  readonly syncNow: () => Promise<Outcome>;
}
