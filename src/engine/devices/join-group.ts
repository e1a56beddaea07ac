import { toBase64Url } from '../../sync/codec/base64url';
import type { Group } from '../../sync/keys/group';
import type { Welcome } from '../../sync/keys/welcome';
import { type DeviceStore, type KnownDevice, knownDevices, storeKeys } from './device-store';

/**
 * Makes this computer a member of another computer's group, so that it can push to the group's phones. Phones it had paired
 * itself are removed, because they hold the keys of another group. False when the welcome was not meant for a computer.
 */
export async function joinGroup(deviceStore: DeviceStore, welcome: Welcome, now: number): Promise<boolean> {
  if (!welcome.vapid) return false;
  const { epoch, secret, vapid, from, phones } = welcome;
  const group: Group = { epoch, secret: toBase64Url(secret), vapid, createdAt: now };
  const known = await knownDevices(deviceStore);
  const host: KnownDevice = { ...from, publicKey: toBase64Url(from.publicKey), push: null, pairedAt: now };
  await deviceStore.set(storeKeys.group, group);
  await deviceStore.set(storeKeys.devices, [
    host,
    ...phones.map((phone): KnownDevice => ({ ...phone, pairedAt: now })),
  ]);
  for (const { device } of [...known, ...phones]) await deviceStore.set(storeKeys.status(device), null);
  return true;
}
