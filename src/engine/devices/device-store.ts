// What pairing stores on a device. Each key has one writer, the page or the worker, so neither overwrites the other.

import type { AccountKey, DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { visibleText } from '../../domain/validation/visible-text';
import { type DeviceKeys, generateDeviceKeys } from '../../sync/keys/device-keys';
import type { Group } from '../../sync/keys/group';
import type { PushTarget } from '../../sync/keys/pairing-answer';
import type { RosterEntry } from '../../sync/keys/welcome';
import type { PushedAlert, PushTexts } from '../../sync/push/push-notice';
import type { PushMemory } from '../../sync/push/push-policy';
import type { PushRequest } from '../../sync/transports/push';
import type { PushOptions } from '../ports/device-ports';
import type { OutcomeText } from '../ports/outcome';

/** Values that may hold `CryptoKey`s: a table of the database, never `storage.local`. */
export interface DeviceStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

/** A device that this computer paired with. */
export interface KnownDevice extends RosterEntry {
  /** 65 bytes, base64url. */
  readonly publicKey: string;
  /** Null where the device cannot be pushed to. */
  readonly push: PushTarget | null;
  readonly pairedAt: Instant;
  /** The VAPID key its subscription was made with; absent for the group's present one. */
  readonly vapid?: string | undefined;
  /** The keys of every later epoch, wrapped for it, oldest first: base64url. `PushStatus` counts the accepted ones. */
  readonly rekeys?: readonly string[];
}

/** A push without its payload: what the phone shows and how the push service treats it. Stored while it waits. */
export interface QueuedPush {
  readonly words: PushTexts;
  /** Which alert the words are; absent where they are a digest's card. */
  readonly alert?: PushedAlert | undefined;
  readonly topic: PushRequest['topic'];
  readonly urgency: PushRequest['urgency'];
}

/** The state of pushing to one phone. Only the worker writes it. */
export interface PushStatus {
  readonly acceptedAt: Instant | null;
  readonly failedAt: Instant | null;
  /** Why the push service did not accept the last push. Older versions stored a text. */
  readonly trouble: OutcomeText | null;
  /** The phone ended its subscription: only pairing again helps. */
  readonly gone: boolean;
  /** When the next attempt is due; null when nothing waits. */
  readonly retryAt: Instant | null;
  readonly tries: number;
  readonly memory: PushMemory | null;
  /** An alert that the push service did not accept yet. `letter` is its stored name. */
  readonly waiting: { readonly letter: QueuedPush; readonly until: Instant } | null;
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

const defaultPushOptions: PushOptions = { hideNumbers: false, paused: false };

/** What a phone, or a further computer, knows of its group. */
export interface Membership {
  readonly epoch: number;
  /** Non-extractable. */
  readonly secret: CryptoKey;
  readonly host: RosterEntry;
  readonly roster: readonly RosterEntry[];
  readonly pairedAt: Instant;
  /** The group's VAPID key as last stated. Another than the subscription's means that a computer was removed. */
  readonly groupVapid?: string | undefined;
  /** The push endpoint given to the computer. When the browser changes it, the phone must be paired again. */
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
  formerAccounts: 'phone/former-accounts',
  ownName: 'phone/own-name',
  status: (device: DeviceId) => `phone/status/${device}`,
} as const;

/** The device's own key pair; created at the first call. */
export async function ownKeys(deviceStore: DeviceStore): Promise<DeviceKeys> {
  const known = (await deviceStore.get(storeKeys.deviceKeys)) as DeviceKeys | undefined;
  if (known) return known;
  const made = await generateDeviceKeys();
  await deviceStore.set(storeKeys.deviceKeys, made);
  return made;
}

/** The group of this computer; null before the first pairing. */
export async function ownGroup(deviceStore: DeviceStore): Promise<Group | null> {
  return ((await deviceStore.get(storeKeys.group)) as Group | undefined) ?? null;
}

/** The devices this computer paired with, in order of pairing. */
export async function knownDevices(deviceStore: DeviceStore): Promise<readonly KnownDevice[]> {
  return ((await deviceStore.get(storeKeys.devices)) as readonly KnownDevice[] | undefined) ?? [];
}

/**
 * Keys of the accounts this computer knew before it joined its group. They were made with another salt: other devices
 * cannot recognise such an account as one of theirs, until a response names it again and the two keys are joined.
 */
export async function formerAccounts(deviceStore: DeviceStore): Promise<ReadonlySet<AccountKey>> {
  const stored = await deviceStore.get(storeKeys.formerAccounts);
  return new Set(Array.isArray(stored) ? (stored as AccountKey[]) : []);
}

/** What the user calls this device, or `suggested` until they said. Other devices show it. */
export async function ownName(deviceStore: DeviceStore, suggested: string): Promise<string> {
  const stored = await deviceStore.get(storeKeys.ownName);
  return typeof stored === 'string' && stored !== '' ? stored : suggested;
}

/** Names this device, in at most 60 characters. An empty name brings the suggested one back. */
export async function setOwnName(deviceStore: DeviceStore, name: string): Promise<void> {
  await deviceStore.set(storeKeys.ownName, visibleText(name, 60));
}

/** The user's choices about pushing, or the defaults. */
export async function pushOptions(deviceStore: DeviceStore): Promise<PushOptions> {
  return { ...defaultPushOptions, ...((await deviceStore.get(storeKeys.options)) as Partial<PushOptions> | undefined) };
}

/** The state of pushing to one phone, or that of a phone nothing was sent to. */
export async function pushStatus(deviceStore: DeviceStore, device: DeviceId): Promise<PushStatus> {
  return { ...noStatus, ...((await deviceStore.get(storeKeys.status(device))) as Partial<PushStatus> | undefined) };
}

/** The group this device was paired into; null when there is none. */
export async function membershipOf(deviceStore: DeviceStore): Promise<Membership | null> {
  return ((await deviceStore.get(storeKeys.membership)) as Membership | undefined) ?? null;
}
