// A computer that joins a group, and what it takes over from the others later.
import type { DeviceId } from '../../domain/observations/observation';
import { fromBase64Url, toBase64Url } from '../../sync/codec/base64url';
import type { Group, VapidPair } from '../../sync/keys/group';
import { deriveGroupKeys, importGroupSecret } from '../../sync/keys/keys';
import { openRekey, type Welcome } from '../../sync/keys/welcome';
import { type DeviceStore, type KnownDevice, knownDevices, ownGroup, ownKeys, storeKeys } from './device-store';

/**
 * Makes this computer a member of another computer's group, so that it can push to the group's phones. Phones it had paired
 * itself are removed, because they hold the keys of another group. False when the welcome was not meant for a computer.
 */
export async function joinGroup(deviceStore: DeviceStore, welcome: Welcome, now: number): Promise<boolean> {
  if (!welcome.vapid) return false;
  const { phones } = welcome;
  const group = groupFrom(welcome, welcome.vapid, now);
  const known = await knownDevices(deviceStore);
  const host = hostFrom(welcome, now);
  await deviceStore.set(storeKeys.group, group);
  await deviceStore.set(storeKeys.devices, [
    host,
    ...phones.map((phone): KnownDevice => ({ ...phone, pairedAt: now })),
  ]);
  for (const { device } of [...known, ...phones]) await deviceStore.set(storeKeys.status(device), null);
  return true;
}

/**
 * Takes what another computer of the group decided since: new keys, and who still belongs to it. `envelopes` are wrapped for this
 * computer, oldest first; each opens the next. Returns the names of devices that do not belong to the group any more; null when
 * nothing in it was new.
 */
export async function takeGroupKeys(
  deviceStore: DeviceStore,
  device: DeviceId,
  envelopes: readonly Uint8Array<ArrayBuffer>[],
  now: number,
): Promise<readonly string[] | null> {
  let newest: Welcome | null = null;
  for (const envelope of envelopes) {
    const group = await ownGroup(deviceStore);
    const secret = group && fromBase64Url(group.secret);
    if (!secret) return null;
    const keys = await deriveGroupKeys(await importGroupSecret(secret), group.epoch);
    const welcome = await openRekey(keys, device, await ownKeys(deviceStore), envelope);
    if (!welcome?.vapid) continue;
    await deviceStore.set(storeKeys.group, groupFrom(welcome, welcome.vapid, now));
    newest = welcome;
  }
  return newest && keepMembers(deviceStore, newest, now);
}

/** Keeps the devices that the sender knows, and returns the names of the others. */
async function keepMembers(deviceStore: DeviceStore, welcome: Welcome, now: number): Promise<readonly string[]> {
  const known = await knownDevices(deviceStore);
  const members = new Set(welcome.roster.map(({ device }) => device));
  const gone = known.filter(({ device }) => !members.has(device));
  const computers = known.filter(({ role, device }) => role === 'computer' && device !== welcome.from.device);
  // The sender pushes the new keys to the phones.
  const phones = welcome.phones.map((phone): KnownDevice => ({ ...phone, pairedAt: now }));
  const kept = computers.filter(({ device }) => members.has(device));
  await deviceStore.set(storeKeys.devices, [hostFrom(welcome, now), ...kept, ...phones]);
  for (const { device } of gone) await deviceStore.set(storeKeys.status(device), null);
  return gone.map(({ name }) => name);
}

function groupFrom({ epoch, secret, former }: Welcome, vapid: VapidPair, createdAt: number): Group {
  return { epoch, secret: toBase64Url(secret), vapid, former, createdAt };
}

function hostFrom({ from }: Welcome, pairedAt: number): KnownDevice {
  return { ...from, publicKey: toBase64Url(from.publicKey), push: null, pairedAt };
}
