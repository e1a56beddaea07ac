// What pairing leaves on a device. Each key has one writer, page or worker, so that neither undoes the other's work.

import type { DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { type DeviceKeys, generateDeviceKeys } from '../../sync/keys/device-keys';
import type { Group } from '../../sync/keys/group';
import type { PushTarget } from '../../sync/keys/pairing-answer';
import type { RosterEntry } from '../../sync/keys/welcome';
import type { PushTexts } from '../../sync/push/push-message';
import type { PushMemory } from '../../sync/push/push-policy';
import type { PushRequest } from '../../sync/transports/push';

/** Values that may hold `CryptoKey`s: a table of the database, never `storage.local`. */
export interface DeviceStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

/** A device a computer let in. */
export interface KnownDevice extends RosterEntry {
  /** 65 bytes, base64url. */
  readonly publicKey: string;
  /** Null where the device cannot be pushed to. */
  readonly push: PushTarget | null;
  readonly pairedAt: Instant;
  /** Every later epoch, wrapped for it, in order: base64url. How many its vendor took is in `PushStatus`. */
  readonly rekeys?: readonly string[];
}

/** Words and urgency of a push, as `push-post-office` posts them. */
export interface StoredPush {
  readonly words: PushTexts;
  readonly topic: PushRequest['topic'];
  readonly urgency: PushRequest['urgency'];
}

/** What a computer remembers of pushing to one phone. Written by the worker alone. */
export interface PushStatus {
  readonly acceptedAt: Instant | null;
  readonly failedAt: Instant | null;
  /** What the vendor said last, when it was not yes. */
  readonly trouble: string | null;
  /** The subscription is over: only pairing anew helps. */
  readonly gone: boolean;
  /** When the next try is due; null when nothing waits. */
  readonly retryAt: Instant | null;
  readonly tries: number;
  readonly memory: PushMemory | null;
  /** An alert that could not be posted yet. */
  readonly waiting: { readonly letter: StoredPush; readonly until: Instant } | null;
  /** How many of the device's rekeys were accepted. */
  readonly rekeysAccepted: number;
}

const noStatus: PushStatus = {
  acceptedAt: null,
  failedAt: null,
  trouble: null,
  gone: false,
  retryAt: null,
  tries: 0,
  memory: null,
  waiting: null,
  rekeysAccepted: 0,
};

/** What the user chose about pushing. */
export interface PushOptions {
  /** The lock screen says only that there is news. */
  readonly hideNumbers: boolean;
  readonly paused: boolean;
}

const defaultPushOptions: PushOptions = { hideNumbers: false, paused: false };

/** What a phone, or a further computer, knows of the group that let it in. */
export interface Membership {
  readonly epoch: number;
  /** Non-extractable. */
  readonly secret: CryptoKey;
  readonly host: RosterEntry;
  readonly roster: readonly RosterEntry[];
  readonly pairedAt: Instant;
  /** The endpoint that was told to the computer; another one later means pairing anew. */
  readonly endpoint: string | null;
  readonly vapidPublicKey: string;
}

export const storeKeys = {
  deviceKeys: 'phone/device-keys',
  group: 'phone/group',
  devices: 'phone/devices',
  options: 'phone/options',
  counter: 'phone/counter',
  membership: 'phone/membership',
  pending: 'phone/pending',
  received: 'phone/received',
  status: (device: DeviceId) => `phone/status/${device}`,
} as const;

/** The device's own pair, made at the first call. */
export async function ownKeys(deviceStore: DeviceStore): Promise<DeviceKeys> {
  const known = (await deviceStore.get(storeKeys.deviceKeys)) as DeviceKeys | undefined;
  if (known) return known;
  const made = await generateDeviceKeys();
  await deviceStore.set(storeKeys.deviceKeys, made);
  return made;
}

export async function ownGroup(deviceStore: DeviceStore): Promise<Group | null> {
  return ((await deviceStore.get(storeKeys.group)) as Group | undefined) ?? null;
}

export async function knownDevices(deviceStore: DeviceStore): Promise<readonly KnownDevice[]> {
  return ((await deviceStore.get(storeKeys.devices)) as readonly KnownDevice[] | undefined) ?? [];
}

export async function pushOptions(deviceStore: DeviceStore): Promise<PushOptions> {
  return { ...defaultPushOptions, ...((await deviceStore.get(storeKeys.options)) as Partial<PushOptions> | undefined) };
}

export async function pushStatus(deviceStore: DeviceStore, device: DeviceId): Promise<PushStatus> {
  return { ...noStatus, ...((await deviceStore.get(storeKeys.status(device))) as Partial<PushStatus> | undefined) };
}

export async function membershipOf(deviceStore: DeviceStore): Promise<Membership | null> {
  return ((await deviceStore.get(storeKeys.membership)) as Membership | undefined) ?? null;
}
