// The devices of the group: renaming them, removing one, and renewing the keys of those that stay.

import type { DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { visibleText } from '../../domain/validation/visible-text';
import { fromBase64Url, toBase64Url } from '../../sync/codec/base64url';
import { type Group, nextEpoch, withoutComputer } from '../../sync/keys/group';
import type { KeyUpdates } from '../../sync/keys/key-updates';
import { deriveGroupKeys, importGroupSecret } from '../../sync/keys/keys';
import { sealRekey } from '../../sync/keys/welcome';
import type { WrappedKeys } from '../sync/keep-rekeys';
import { type DeviceStore, type KnownDevice, knownDevices, ownGroup, storeKeys } from './device-store';
import { type WelcomeDeps, welcomeSource } from './welcome-source';

/** Renames a device, to at most 60 characters. An empty name changes nothing. */
export async function renameDevice({ deviceStore }: WelcomeDeps, device: DeviceId, name: string): Promise<void> {
  const devices = await knownDevices(deviceStore);
  const renamed = devices.map((known) =>
    known.device === device ? { ...known, name: visibleText(name, 60) || known.name } : known,
  );
  await deviceStore.set(storeKeys.devices, renamed);
}

/**
 * Removes a device: it keeps what it has and can read nothing that this computer sends from now on. Phones that stay get the
 * next epoch's keys with their next push. Other computers get them by a file or a link (`keyUpdates`). Returns their names.
 */
export async function revokeDevice(deps: WelcomeDeps, device: DeviceId): Promise<readonly string[]> {
  const { deviceStore } = deps;
  const [devices, group] = await Promise.all([knownDevices(deviceStore), ownGroup(deviceStore)]);
  const isComputer = devices.some((known) => known.device === device && known.role === 'computer');
  const kept = devices.filter((known) => known.device !== device);
  // A computer knows the VAPID pair. Phones keep their subscription, which is bound to it, until they are paired again.
  const bound = kept.map((known) => (known.push ? { vapid: group?.vapid.publicKey, ...known } : known));
  await deviceStore.set(storeKeys.devices, isComputer ? bound : kept);
  await deviceStore.set(storeKeys.status(device), null);
  return rotate(deps, isComputer ? withoutComputer : nextEpoch);
}

/**
 * Starts the next epoch with a new secret: after 90 days or a removal. Returns the names of the other computers, which send with
 * the old keys, to every phone they know, until they get the new ones.
 */
export async function rotate(
  deps: WelcomeDeps,
  renew: (group: Group, now: Instant) => Group | Promise<Group> = nextEpoch,
): Promise<readonly string[]> {
  const { deviceStore, now } = deps;
  const group = await ownGroup(deviceStore);
  const secret = group && fromBase64Url(group.secret);
  if (!group || !secret) return [];
  const old = await deriveGroupKeys(await importGroupSecret(secret), group.epoch);
  await deviceStore.set(storeKeys.group, await renew(group, now()));

  const source = await welcomeSource(deps);
  const devices = await knownDevices(deviceStore);
  const renewed: WrappedKeys[] = [];
  const wrapped = await Promise.all(
    devices.map(async (known): Promise<KnownDevice> => {
      const publicKey = fromBase64Url(known.publicKey);
      if (!publicKey) return known;
      const envelope = await sealRekey(old, { ...known, publicKey }, source);
      renewed.push({ device: known.device, envelope });
      if (known.role === 'phone' && !known.push) return known;
      const rekey = toBase64Url(envelope);
      // Earlier ones that were not accepted yet stay in front: each opens the next.
      return { ...known, rekeys: [...(known.rekeys ?? []), rekey] };
    }),
  );
  await deviceStore.set(storeKeys.devices, wrapped);
  await deps.onRenewed?.(group, renewed);
  return devices.filter(({ role }) => role === 'computer').map(({ name }) => name);
}

/** The keys that other computers of the group lack as far as is known, by device: what a file carries to them. */
export async function keyUpdates(deviceStore: DeviceStore): Promise<KeyUpdates> {
  const computers = (await knownDevices(deviceStore)).filter(({ role, rekeys }) => role === 'computer' && rekeys);
  return Object.fromEntries(computers.map(({ device, rekeys = [] }) => [device, rekeys]));
}

/** The user brought a computer its keys, and says that it has them. */
export async function confirmKeys({ deviceStore, now }: WelcomeDeps, device: DeviceId): Promise<void> {
  const devices = await knownDevices(deviceStore);
  const has = (known: KnownDevice): KnownDevice => ({ ...known, pairedAt: now(), rekeys: [] });
  await deviceStore.set(
    storeKeys.devices,
    devices.map((known) => (known.device === device ? has(known) : known)),
  );
}

/** A secret older than this is replaced when the page is opened. */
const rotationMs = 90 * 86_400_000;

/** Whether the group's secret is older than 90 days; false without a group. */
export async function isRotationDue({ deviceStore, now }: WelcomeDeps): Promise<boolean> {
  const createdAt: Instant | undefined = (await ownGroup(deviceStore))?.createdAt;
  return createdAt !== undefined && now() - createdAt > rotationMs;
}
