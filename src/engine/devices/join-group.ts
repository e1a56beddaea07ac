import { toBase64Url } from '../../sync/codec/base64url';
import type { Group } from '../../sync/keys/group';
import type { Welcome } from '../../sync/keys/welcome';
import { type KnownDevice, knownDevices, type Vault, vaultKeys } from './device-vault';

/**
 * Makes this computer one of the group that let it in: it can push to the group's phones from now on. Phones it had paired
 * by itself are forgotten, as they hold the keys of another group. False when the welcome was not meant for a computer.
 */
export async function joinGroup(vault: Vault, welcome: Welcome, now: number): Promise<boolean> {
  if (!welcome.vapid) return false;
  const { epoch, secret, vapid, from, phones } = welcome;
  const group: Group = { epoch, secret: toBase64Url(secret), vapid, createdAt: now };
  const known = await knownDevices(vault);
  const host: KnownDevice = { ...from, publicKey: toBase64Url(from.publicKey), push: null, pairedAt: now };
  await vault.set(vaultKeys.group, group);
  await vault.set(vaultKeys.devices, [host, ...phones.map((phone): KnownDevice => ({ ...phone, pairedAt: now }))]);
  for (const { device } of [...known, ...phones]) await vault.set(vaultKeys.status(device), null);
  return true;
}
