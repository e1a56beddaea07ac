import type { AccountKey, DeviceId, Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { Instant } from '../../domain/time/instant';
import { daySumsTable } from '../../domain/usage/packed-day-sums';
import type { ObservationStore } from '../../storage/observations';
import type { RosterEntry } from '../../sync/keys/welcome';
import type { DeviceStore } from '../devices/device-store';

/** What the full history needs of the device it runs on. */
export interface SyncDeps {
  readonly store: DeviceStore;
  readonly now: () => Instant;
  readonly randomBytes: (count: number) => Uint8Array;
  /** 0–1. */
  readonly random: () => number;
  readonly self: () => Promise<RosterEntry>;
  /** The group's secret and its epoch; null outside of a group. */
  readonly group: () => Promise<{ readonly epoch: number; readonly secret: CryptoKey } | null>;
  /** The other devices, as pairing knows them. */
  readonly others: () => Promise<readonly RosterEntry[]>;
  /** Takes the next epoch's keys. False when they are not for this device, or not later than those it has. */
  readonly takeKeys: (envelope: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  /** A device is known to have the present keys. */
  readonly keysArrived: (device: DeviceId) => Promise<void>;
  readonly observations: Pick<ObservationStore, 'since' | 'cursor' | 'history' | 'accounts'>;
  /** Accounts that are not shared with other devices. */
  readonly withheld: () => Promise<ReadonlySet<AccountKey>>;
  /** Stores observations of other devices; returns how many were new. Rejects when they cannot be stored. */
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  /** Observations merged at once. Each merge folds the accounts from the start, so few large merges are quicker. */
  readonly mergedAtOnce: number;
  readonly registers: {
    readonly rows: () => Promise<readonly Register[]>;
    readonly merge: (rows: readonly Register[]) => Promise<number>;
  };
  /** Alerts that the user answered lately, and taking over another device's: untrusted. */
  readonly answered: { readonly give: () => Promise<unknown>; readonly take: (answered: unknown) => Promise<void> };
  /** Runs one piece of work at a time in all programs of this device. */
  readonly locked: <T>(work: () => Promise<T>) => Promise<T>;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly socket: typeof WebSocket;
}

/** The tables of choices that all devices share. Which account is on the screen is each device's own. */
export function isShared({ table, key }: Pick<Register, 'table' | 'key'>): boolean {
  if (table === 'settings') return key !== 'account';
  return table === 'account' || table === 'alias' || table === 'sync' || table === daySumsTable;
}

/**
 * Whether a device writes an observation or a choice into its own history: its own, and those that no other device of the
 * group wrote.
 */
export function isOwn(device: DeviceId, self: DeviceId, others: ReadonlySet<DeviceId>): boolean {
  return device === self || !others.has(device);
}
