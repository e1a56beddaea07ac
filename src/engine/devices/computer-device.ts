// The ports of the Devices page on a computer. The extension's page pairs and lists devices; the worker sends the pushes.
import { itemsOf, message, sentencesOf } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { AccountKey, DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { fromBase64Url, toBase64Url } from '../../sync/codec/base64url';
import { linkBase } from '../../sync/handover/app-address';
import type { Group } from '../../sync/keys/group';
import { envelopesFor, type KeyUpdates, keyLink } from '../../sync/keys/key-updates';
import { dailyCap, sentToday } from '../../sync/push/push-policy';
import { vendorOf } from '../../sync/push/push-vendor';
import { qrCode } from '../../sync/transports/qr';
import type { ComputerSide, DeviceLine } from '../ports/device-ports';
import type { Outcome, OutcomeText } from '../ports/outcome';
import { confirmKeys, isRotationDue, keyUpdates, renameDevice, revokeDevice, rotate } from './device-roster';
import {
  type DeviceStore,
  type KnownDevice,
  knownDevices,
  ownGroup,
  pushOptions,
  pushStatus,
  setOwnName,
  storeKeys,
} from './device-store';
import { joinGroup, takeGroupKeys } from './join-group';
import { createPairGuest, type PairGuestDeps } from './pair-guest';
import { createPairHost, type PairHostDeps } from './pair-host';
import type { PhoneRequest } from './phone-request';
import { isPushable, type PushablePhone } from './push-sender';

export interface ComputerDeviceDeps extends PairHostDeps, Pick<PairGuestDeps, 'takeChoices'> {
  /** Tells a phone that it is about to be removed. */
  readonly farewell: (phone: PushablePhone, group: Group, from: string) => Promise<void>;
  /** Asks the browser for permission to reach the push services. */
  readonly allow: () => Promise<boolean>;
  /** Sends a request to the worker; why it could not be done, or null. */
  readonly ask: (request: PhoneRequest) => Promise<OutcomeText | null>;
  /** Replaces the salt that account ids are hashed with, so that both computers know an account by the same key. */
  readonly adoptSalt: (salt: readonly number[]) => Promise<void>;
  /** The accounts known here. */
  readonly accountKeys: () => Promise<readonly AccountKey[]>;
  readonly onAnswer: (listener: (text: string) => void) => () => void;
  readonly changed: () => void;
}

export interface ComputerDevice extends ComputerSide {
  readonly takeWelcome: (digits: string) => Promise<boolean>;
  /** Takes new keys of the group; says what changed; null when nothing did. */
  readonly takeKeys: (updates: KeyUpdates) => Promise<Message | null>;
  /** Renews old keys, unless another computer would lose its access by that. */
  readonly renewIfDue: () => Promise<void>;
}

/** Creates the computer's side of the Devices page. Every change of the device list calls `deps.changed`. */
export function createComputerDevice(deps: ComputerDeviceDeps): ComputerDevice {
  const host = createPairHost(deps);
  const guest = createPairGuest({
    ...deps,
    role: 'computer',
    subscribe: async () => message('devices.code.notPushed'),
    joinAsComputer: async (welcome) => {
      const salt = welcome.salt !== null ? fromBase64Url(welcome.salt) : null;
      // Stored first: from the moment it has the group's phones, this computer may push to them.
      if (salt && welcome.salt !== (await deps.salt()))
        await deps.deviceStore.set(storeKeys.formerAccounts, await deps.accountKeys());
      const joined = await joinGroup(deps.deviceStore, welcome, deps.now());
      if (joined && salt) await deps.adoptSalt([...salt]);
    },
  });
  const notifying = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    deps.changed();
    return result;
  };

  return {
    allow: deps.allow,
    ownName: async () => (await deps.self()).name,
    setOwnName: (name) => setOwnName(deps.deviceStore, name),
    begin: async () => {
      const shown = await host.begin();
      return { ...shown, code: qrCode(shown.link) };
    },
    accept: host.accept,
    confirm: async () => {
      const end = await notifying(host.confirm());
      // The first digest is sent immediately. If it fails, the device list shows why, and the alarm tries again.
      if (end.ok && end.link === null) void deps.ask({ type: 'headroom/phone', ask: 'send-now' }).then(deps.changed);
      return end;
    },
    cancel: host.cancel,
    onAnswer: deps.onAnswer,
    devices: async () => Promise.all((await knownDevices(deps.deviceStore)).map((device) => lineOf(device, deps))),
    rename: (device, name) => notifying(renameDevice(deps, device, name)),
    revoke: async (device) => {
      await notifyRemoval(deps, device);
      const computers = await notifying(revokeDevice(deps, device));
      void deps.ask({ type: 'headroom/phone', ask: 'send-now' }).then(deps.changed);
      return computers;
    },
    renewKeys: () => notifying(rotate(deps)),
    keyLink: async (device) => {
      const { [device]: rekeys = [] } = await keyUpdates(deps.deviceStore);
      return rekeys.length > 0 ? keyLink(linkBase(await deps.appAddress()), rekeys) : null;
    },
    confirmKeys: (device) => notifying(confirmKeys(deps, device)),
    test: async (device): Promise<Outcome> => {
      const trouble = await notifying(deps.ask({ type: 'headroom/phone', ask: 'test', device }));
      if (trouble) return { ok: false, text: trouble };
      return { ok: true, text: message('devices.sent') };
    },
    options: () => pushOptions(deps.deviceStore),
    setOptions: (options) => notifying(deps.deviceStore.set(storeKeys.options, options)),
    join: async (code) => {
      const step = await guest.answer(code);
      return step.ok ? { ...step, code: qrCode(step.link) } : step;
    },
    renewIfDue: async () => {
      const alone = (await knownDevices(deps.deviceStore)).every(({ role }) => role === 'phone');
      if (alone && (await isRotationDue(deps))) await notifying(rotate(deps));
    },
    takeWelcome: async (digits) => notifying(guest.takeWelcomeText(digits)),
    takeKeys: (updates) => notifying(takeKeys(deps, updates)),
  };
}

/** Before the keys are renewed. Nothing depends on its arrival, and the page does not wait long for it. */
async function notifyRemoval(deps: ComputerDeviceDeps, device: DeviceId): Promise<void> {
  const [group, known] = await Promise.all([ownGroup(deps.deviceStore), knownDevices(deps.deviceStore)]);
  const phone = known.filter(isPushable).find((each) => each.device === device);
  const { name } = await deps.self();
  if (group && phone) await deps.farewell(phone, group, name).catch(() => undefined);
}

/** Joining keeps the salt: this computer has the group's already. */
async function takeKeys(deps: ComputerDeviceDeps, updates: KeyUpdates): Promise<Message | null> {
  const { device } = await deps.self();
  const gone = await takeGroupKeys(deps.deviceStore, device, envelopesFor(updates, device), deps.now());
  if (!gone) return null;
  const taken = message('devices.keys.taken');
  return gone.length === 0
    ? taken
    : sentencesOf([taken, message('devices.keys.removed', { names: itemsOf([...gone]) })]);
}

async function lineOf(
  device: KnownDevice,
  { deviceStore, now }: { deviceStore: DeviceStore; now: () => Instant },
): Promise<DeviceLine> {
  const group = await ownGroup(deviceStore);
  const { acceptedAt, trouble, gone, memory } = await pushStatus(deviceStore, device.device);
  const vendor = device.push ? vendorOf(device.push.endpoint) : null;
  return {
    device: device.device,
    role: device.role,
    name: device.name,
    pairedAt: device.pairedAt,
    vendor: vendor?.name ?? null,
    acceptedAt,
    trouble,
    gone,
    sentToday: memory ? sentToday(memory, now()) : 0,
    cap: vendor ? dailyCap[vendor.vendor] : null,
    linkAgain: device.role === 'computer' && group !== null && device.pairedAt < group.createdAt,
    pairAgain: device.vapid !== undefined && group !== null && device.vapid !== group.vapid.publicKey,
  };
}

/** The salt of account keys in base64url, as a welcome carries it; null when `stored` (the device's row) holds none. */
export function saltText(stored: unknown): string | null {
  const salt = (stored as { salt?: unknown } | undefined)?.salt;
  return Array.isArray(salt) ? toBase64Url(Uint8Array.from(salt as number[])) : null;
}
