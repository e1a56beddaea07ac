// What the mirror knows and remembers: whom it may write to, what a digest is made from, when to try again.

import type { AccountKey, DeviceId, Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { Snapshot } from '../../domain/snapshot';
import type { LocaleAndZone } from '../../domain/time/format-instant';
import { dayMs, hourMs, type Instant } from '../../domain/time/instant';
import type { Group } from '../../sync/keys/group';
import type { Digest } from '../../sync/push/digest';
import { afterSending, type PushFacts } from '../../sync/push/push-policy';
import type { AlertAlarm } from '../alerts/alert-notifier';
import { type DeviceStore, knownDevices, ownGroup, pushOptions, pushStatus, storeKeys } from './device-store';
import { isPushable, type PushablePhone, type PushSenderDeps, type QueuedPush } from './push-sender';

export interface PushSyncDeps extends PushSenderDeps {
  readonly deviceStore: DeviceStore;
  readonly device: () => Promise<{ readonly id: DeviceId }>;
  readonly snapshot: () => Promise<Snapshot | null>;
  /** Everything held under these keys since an instant. */
  readonly history: (accounts: readonly AccountKey[], from: Instant) => Promise<readonly Observation[]>;
  /** What the user decided of accounts. */
  readonly registers: () => Promise<readonly Register[]>;
  readonly place: () => LocaleAndZone;
  /** The alarm named `pushAlarm`. */
  readonly alarm: AlertAlarm;
}

export const pushAlarm = 'headroom/push';
const historyMs = 90 * dayMs;
const newsMs = 6 * hourMs;

export interface PushRecipients {
  readonly phones: readonly PushablePhone[];
  readonly group: Group;
  readonly hideNumbers: boolean;
}

/** Whom one could write to; null when nobody is paired or pushing is paused. */
export async function recipientsOf({ deviceStore }: PushSyncDeps, device?: DeviceId): Promise<PushRecipients | null> {
  const [devices, group, options] = await Promise.all([
    knownDevices(deviceStore),
    ownGroup(deviceStore),
    pushOptions(deviceStore),
  ]);
  const phones = devices.filter(isPushable).filter((phone) => device === undefined || phone.device === device);
  if (!group || phones.length === 0 || options.paused) return null;
  return { phones, group, hideNumbers: options.hideNumbers };
}

/** A digest of everything held; each has a higher number than the one before. */
export async function makeDigest(ports: PushSyncDeps, snapshot: Snapshot, now: Instant): Promise<Digest> {
  const accounts = snapshot.accounts.map(({ account }) => account.key);
  const records = (await ports.registers()).filter(({ table }) => table === 'account' || table === 'alias');
  const observations = await ports.history(accounts, now - historyMs);
  const counter = ((await ports.deviceStore.get(storeKeys.counter)) as number | undefined) ?? 0;
  // A clock set back must not make later digests look older.
  const next = Math.max(counter + 1, Math.floor(now / 1000));
  await ports.deviceStore.set(storeKeys.counter, next);
  const { id } = await ports.device();
  return { device: id, counter: next, madeAt: now, records, observations };
}

/** Counts an accepted push and what it said. */
export async function recordSent(
  { deviceStore, now }: PushSyncDeps,
  device: DeviceId,
  facts: PushFacts,
): Promise<void> {
  const status = await pushStatus(deviceStore, device);
  const memory = afterSending(status.memory, now(), facts);
  await deviceStore.set(storeKeys.status(device), { ...status, memory, waiting: null });
}

/** An alert the vendor would not take yet: it goes out with the next try, while it is still news. */
export async function recordWaiting(
  { deviceStore, now }: PushSyncDeps,
  device: DeviceId,
  letter: QueuedPush,
): Promise<void> {
  const status = await pushStatus(deviceStore, device);
  await deviceStore.set(storeKeys.status(device), { ...status, waiting: { letter, until: now() + newsMs } });
}

/** Sets the one alarm to the soonest retry of any phone. */
export async function scheduleRetry({ deviceStore, alarm }: PushSyncDeps): Promise<void> {
  const phones = (await knownDevices(deviceStore)).filter(isPushable);
  const statuses = await Promise.all(phones.map(({ device }) => pushStatus(deviceStore, device)));
  const due = statuses.flatMap(({ retryAt }) => (retryAt === null ? [] : [retryAt]));
  await (due.length > 0 ? alarm.set(Math.min(...due)) : alarm.clear());
}
