import type { DeviceId } from '../../domain/observations/observation';
import { deriveGroupKeys } from '../../sync/keys/keys';
import { openRekey } from '../../sync/keys/welcome';
import { type DeviceStore, membershipOf, ownKeys, storeKeys } from './device-store';
import { membershipFrom } from './pair-guest';

/** Takes the next epoch's keys. False when they are not for this device, or not later than those it has. */
export async function takeRekey(
  deviceStore: DeviceStore,
  device: DeviceId,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const membership = await membershipOf(deviceStore);
  if (!membership) return false;
  const keys = await deriveGroupKeys(membership.secret, membership.epoch);
  const welcome = await openRekey(keys, device, await ownKeys(deviceStore), bytes);
  if (!welcome) return false;
  await deviceStore.set(storeKeys.membership, await membershipFrom(welcome, membership));
  return true;
}
