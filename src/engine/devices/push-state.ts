// The stored state that push sync works on: who gets a push, what a digest is made from, when to retry.

import type { AccountKey, DeviceId, Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { Snapshot } from '../../domain/snapshot';
import { dayMs, hourMs, type Instant } from '../../domain/time/instant';
import { daySumsTable } from '../../domain/usage/packed-day-sums';
import type { Translator } from '../../i18n/translator';
import type { Group } from '../../sync/keys/group';
import type { Digest } from '../../sync/push/digest';
import type { PushNotice } from '../../sync/push/push-notice';
import { afterSending, type PushFacts } from '../../sync/push/push-policy';
import type { AlertAlarm } from '../alerts/alert-notifier';
import {
  type DeviceStore,
  knownDevices,
  ownGroup,
  pushOptions,
  pushStatus,
  type QueuedPush,
  storeKeys,
} from './device-store';
import { isPushable, type PushablePhone, type PushSenderDeps } from './push-sender';

export interface PushSyncDeps extends PushSenderDeps {
  readonly deviceStore: DeviceStore;
  readonly device: () => Promise<{ readonly id: DeviceId }>;
  readonly snapshot: () => Promise<Snapshot | null>;
  /** All observations of these account keys since `from`. */
  readonly history: (accounts: readonly AccountKey[], from: Instant) => Promise<readonly Observation[]>;
  /** Names and other choices of the user. */
  readonly registers: () => Promise<readonly Register[]>;
  /** Formats the texts for phones of older versions. */
  readonly translator: () => Promise<Translator>;
  /** Tags of the alerts that the user answered lately, newest first. */
  readonly answered: () => Promise<readonly string[]>;
  /** The alarm named `pushAlarm`. */
  readonly alarm: AlertAlarm;
}

export const pushAlarm = 'headroom/push';
const historyMs = 90 * dayMs;
/** An alert older than this is no news any more. */
const alertLifeMs = 6 * hourMs;

export interface PushRecipients {
  readonly phones: readonly PushablePhone[];
  readonly group: Group;
  readonly hideNumbers: boolean;
}

/** The phones that may get a push, or only `device`; null when there is none or pushing is paused. */
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

/** Choices a phone needs to draw readings, and where the group shares its whole history. */
function isTold({ table }: Register): boolean {
  return table === 'account' || table === 'alias' || table === 'sync';
}

/** A digest of the last 90 days. Each has a higher counter than the one before. */
export async function makeDigest(
  deps: PushSyncDeps,
  snapshot: Snapshot,
  notice: PushNotice,
  now: Instant,
): Promise<Digest> {
  const accounts = snapshot.accounts.map(({ account }) => account.key);
  const { id } = await deps.device();
  const registers = await deps.registers();
  const records = registers.filter(isTold);
  // Each computer sends its own.
  const use = registers.filter(({ table, key }) => table === daySumsTable && key === id);
  const observations = await deps.history(accounts, now - historyMs);
  const counter = ((await deps.deviceStore.get(storeKeys.counter)) as number | undefined) ?? 0;
  // A clock set back must not make later digests look older.
  const next = Math.max(counter + 1, Math.floor(now / 1000));
  await deps.deviceStore.set(storeKeys.counter, next);
  return { device: id, counter: next, madeAt: now, records, use, observations, notice };
}

/** Stores that a push was accepted, and the facts it contained. */
export async function recordSent(
  { deviceStore, now }: PushSyncDeps,
  device: DeviceId,
  facts: PushFacts,
): Promise<void> {
  const status = await pushStatus(deviceStore, device);
  const memory = afterSending(status.memory, now(), facts);
  await deviceStore.set(storeKeys.status(device), { ...status, memory, waiting: null });
}

/** Stores an alert that was not accepted. The next attempt sends it, if that is within six hours. */
export async function recordWaiting(
  { deviceStore, now }: PushSyncDeps,
  device: DeviceId,
  push: QueuedPush,
): Promise<void> {
  const status = await pushStatus(deviceStore, device);
  await deviceStore.set(storeKeys.status(device), { ...status, waiting: { letter: push, until: now() + alertLifeMs } });
}

/** Sets the alarm to the soonest retry of any phone, or clears it. */
export async function scheduleRetry({ deviceStore, alarm }: PushSyncDeps): Promise<void> {
  const phones = (await knownDevices(deviceStore)).filter(isPushable);
  const statuses = await Promise.all(phones.map(({ device }) => pushStatus(deviceStore, device)));
  const due = statuses.flatMap(({ retryAt }) => (retryAt === null ? [] : [retryAt]));
  await (due.length > 0 ? alarm.set(Math.min(...due)) : alarm.clear());
}
