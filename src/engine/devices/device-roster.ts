// Who is let in, and who no longer.

import type { DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { fromBase64Url, toBase64Url } from '../../sync/codec/base64url';
import { nextEpoch } from '../../sync/keys/group';
import { deriveGroupKeys, importGroupSecret } from '../../sync/keys/keys';
import { sealRekey } from '../../sync/keys/welcome';
import { type KnownDevice, knownDevices, ownGroup, storeKeys } from './device-store';
import { type WelcomeDeps, welcomeSource } from './welcome-source';

export async function renameDevice({ deviceStore }: WelcomeDeps, device: DeviceId, name: string): Promise<void> {
  const devices = await knownDevices(deviceStore);
  const renamed = devices.map((known) =>
    known.device === device ? { ...known, name: name.trim().slice(0, 60) || known.name } : known,
  );
  await deviceStore.set(storeKeys.devices, renamed);
}

/**
 * Shuts a device out: it keeps what it had and gets nothing new. Everyone who stays is given the next epoch; phones by
 * their next push. Returns the names of computers that stay but must be linked again, as nothing can be pushed to them.
 */
export async function revokeDevice(ports: WelcomeDeps, device: DeviceId): Promise<readonly string[]> {
  const devices = await knownDevices(ports.deviceStore);
  await ports.deviceStore.set(
    storeKeys.devices,
    devices.filter((known) => known.device !== device),
  );
  await ports.deviceStore.set(storeKeys.status(device), null);
  return rotate(ports);
}

/** Routine change of the group's secret, 90 days old or after a revocation. */
export async function rotate(ports: WelcomeDeps): Promise<readonly string[]> {
  const { deviceStore, now } = ports;
  const group = await ownGroup(deviceStore);
  const secret = group && fromBase64Url(group.secret);
  if (!group || !secret) return [];
  const old = await deriveGroupKeys(await importGroupSecret(secret), group.epoch);
  await deviceStore.set(storeKeys.group, nextEpoch(group, now()));

  const source = await welcomeSource(ports);
  const devices = await knownDevices(deviceStore);
  const wrapped = await Promise.all(
    devices.map(async (known): Promise<KnownDevice> => {
      const publicKey = fromBase64Url(known.publicKey);
      if (!known.push || !publicKey) return known;
      const rekey = toBase64Url(await sealRekey(old, { ...known, publicKey }, source));
      // One that has not been accepted yet comes first: without it this one cannot be opened.
      return { ...known, rekeys: [...(known.rekeys ?? []), rekey] };
    }),
  );
  await deviceStore.set(storeKeys.devices, wrapped);
  return devices.filter(({ role }) => role === 'computer').map(({ name }) => name);
}

/** A secret older than this is changed at the next opportunity. */
const rotationMs = 90 * 86_400_000;

export async function isRotationDue({ deviceStore, now }: WelcomeDeps): Promise<boolean> {
  const createdAt: Instant | undefined = (await ownGroup(deviceStore))?.createdAt;
  return createdAt !== undefined && now() - createdAt > rotationMs;
}
