// What happened to the pushes a phone received. It is stored, so that the list of transports can tell why one is missing.
import type { DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { type DeviceStore, storeKeys } from './device-store';

export interface InboxLog {
  /** Highest digest counter seen from each computer. */
  readonly counters: Readonly<Record<DeviceId, number>>;
  readonly lastAt: Instant | null;
  readonly lastTestAt: Instant | null;
  /** When a computer said that it removed this phone; null while none did. */
  readonly removedAt: Instant | null;
  /** When a digest came that no key of this phone opens; null while all could be opened. */
  readonly closedAt: Instant | null;
  /** Digests older than one seen before: late, repeated or replayed. */
  readonly stale: number;
  /** Digests that could not be opened although their key is known: damaged or forged. */
  readonly unreadable: number;
  readonly newObservations: number;
  /** Digests that wait for the key of another epoch. */
  readonly closed: number;
}

const nothingReceived: InboxLog = {
  counters: {},
  lastAt: null,
  lastTestAt: null,
  removedAt: null,
  closedAt: null,
  stale: 0,
  unreadable: 0,
  newObservations: 0,
  closed: 0,
};

/** The log; all zero before the first push. */
export async function loadInboxLog(deviceStore: DeviceStore): Promise<InboxLog> {
  return { ...nothingReceived, ...((await deviceStore.get(storeKeys.received)) as Partial<InboxLog> | undefined) };
}

/** Changes some entries of the log. */
export async function updateInboxLog(deviceStore: DeviceStore, change: Partial<InboxLog>): Promise<void> {
  await deviceStore.set(storeKeys.received, { ...(await loadInboxLog(deviceStore)), ...change });
}
