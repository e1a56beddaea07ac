// Passes a removal on to the other devices. The next epoch's keys, wrapped for each device that stays, are kept at an address of
// the old epoch until that device has written in the new one.
import type { DeviceId } from '../../domain/observations/observation';
import { dayMs, type Instant } from '../../domain/time/instant';
import { fromBase64Url } from '../../sync/codec/base64url';
import type { Group } from '../../sync/keys/group';
import { importGroupSecret } from '../../sync/keys/keys';
import { deriveAddresses } from '../../sync/log/addresses';
import { signRecord } from '../../sync/log/signed-record';
import { nextStamp } from '../../sync/log/stamps';
import { type DeviceStore, ownGroup } from '../devices/device-store';
import { loadSyncState, type PendingRekey, syncKeys } from './sync-state';

/** What a renewal of the keys made for one device. */
export interface WrappedKeys {
  readonly device: DeviceId;
  readonly envelope: Uint8Array<ArrayBuffer>;
}

/** Whether a device has written in the group's present epoch, as far as this one has read: the key it signed with holds for it. */
export async function isHeard(store: DeviceStore, device: DeviceId): Promise<boolean> {
  const [group, { epoch, peers }] = await Promise.all([ownGroup(store), loadSyncState(store)]);
  return group !== null && group.epoch === epoch && (peers[device]?.author ?? null) !== null;
}

/** A device that is away for longer has to be linked again. */
const lifeMs = 400 * dayMs;

/**
 * Keeps renewed keys for the next round. `old` is the group before the renewal. Does nothing where this device has not
 * written in that epoch: the others do not know its author key and would refuse the keys.
 */
export async function keepRekeys(
  old: Group,
  wrapped: readonly WrappedKeys[],
  { store, now }: { readonly store: DeviceStore; readonly now: () => Instant },
): Promise<void> {
  const state = await loadSyncState(store);
  const secret = fromBase64Url(old.secret);
  if (!secret || state.author === null || state.epoch !== old.epoch) return;
  const addresses = await deriveAddresses(await importGroupSecret(secret), old.epoch);
  const rekeys: PendingRekey[] = [];
  let { stamp } = state;
  for (const { device, envelope } of wrapped) {
    const address = await addresses.rekey(device);
    stamp = { ...stamp, at: nextStamp(stamp, now()).at };
    const signed = { address, bytes: envelope, at: stamp.at, expiresAt: now() + lifeMs };
    rekeys.push({ device, address, record: signRecord(signed, state.author), madeAt: now() });
  }
  const lasting = state.rekeys.filter(({ madeAt }) => now() - madeAt < lifeMs);
  await store.set(syncKeys.state, { ...state, stamp, rekeys: [...lasting, ...rekeys] });
}
