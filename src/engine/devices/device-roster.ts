// The devices of the group: renaming them, removing one, and renewing the keys of those that stay.

import type { DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { fromBase64Url, toBase64Url } from '../../sync/codec/base64url';
import { nextEpoch } from '../../sync/keys/group';
import { deriveGroupKeys, importGroupSecret } from '../../sync/keys/keys';
import { sealRekey } from '../../sync/keys/welcome';
import { type KnownDevice, knownDevices, ownGroup, storeKeys } from './device-store';
import { type WelcomeDeps, welcomeSource } from './welcome-source';

/** Renames a device, to at most 60 characters. An empty name changes nothing. */
export async function renameDevice({ deviceStore }: WelcomeDeps, device: DeviceId, name: string): Promise<void> {
  const devices = await knownDevices(deviceStore);
  const renamed = devices.map((known) =>
    known.device === device ? { ...known, name: name.trim().slice(0, 60) || known.name } : known,
  );
  await deviceStore.set(storeKeys.devices, renamed);
}

/**
 * Removes a device: it keeps what it has and can read nothing new. Phones that stay get the next epoch's keys with their
 * next push. Returns the names of computers that must be linked again, because nothing can be pushed to them.
 */
export async function revokeDevice(deps: WelcomeDeps, device: DeviceId): Promise<readonly string[]> {
  const devices = await knownDevices(deps.deviceStore);
  await deps.deviceStore.set(
    storeKeys.devices,
    devices.filter((known) => known.device !== device),
  );
  await deps.deviceStore.set(storeKeys.status(device), null);
  return rotate(deps);
}

/** Starts the next epoch with a new secret: after 90 days or a removal. Returns the computers to link again by hand. */
export async function rotate(deps: WelcomeDeps): Promise<readonly string[]> {
  const { deviceStore, now } = deps;
  const group = await ownGroup(deviceStore);
  const secret = group && fromBase64Url(group.secret);
  if (!group || !secret) return [];
  const old = await deriveGroupKeys(await importGroupSecret(secret), group.epoch);
  await deviceStore.set(storeKeys.group, nextEpoch(group, now()));

  const source = await welcomeSource(deps);
  const devices = await knownDevices(deviceStore);
  const wrapped = await Promise.all(
    devices.map(async (known): Promise<KnownDevice> => {
      const publicKey = fromBase64Url(known.publicKey);
      if (!known.push || !publicKey) return known;
      const rekey = toBase64Url(await sealRekey(old, { ...known, publicKey }, source));
      // Earlier ones that were not accepted yet stay in front: each opens the next.
      return { ...known, rekeys: [...(known.rekeys ?? []), rekey] };
    }),
  );
  await deviceStore.set(storeKeys.devices, wrapped);
  return devices.filter(({ role }) => role === 'computer').map(({ name }) => name);
}

/** A secret older than this is replaced when the page is opened. */
const rotationMs = 90 * 86_400_000;

/** Whether the group's secret is older than 90 days; false without a group. */
export async function isRotationDue({ deviceStore, now }: WelcomeDeps): Promise<boolean> {
  const createdAt: Instant | undefined = (await ownGroup(deviceStore))?.createdAt;
  return createdAt !== undefined && now() - createdAt > rotationMs;
}
