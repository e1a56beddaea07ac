import type { DeviceId } from '../../domain/observations/observation';
import { type SaltedHash, saltedHash } from '../../observe/identity/salted-hash';
import { type KeyValues, keys } from './key-values';

/** Who this device is to its peers, and the salt that makes its hashes its own. Neither says anything about the user. */
export interface Device {
  readonly id: DeviceId;
  readonly hash: SaltedHash;
  /** Hashes by the salts it had before it joined a group: they tell what an account was called until then. */
  readonly formerHashes: readonly SaltedHash[];
}

interface StoredDevice {
  readonly id: string;
  readonly salt: readonly number[];
  readonly formerSalts?: readonly (readonly number[])[];
}

/** The device as stored; made and stored at the first call. */
export async function loadDevice(values: KeyValues, randomBytes: (count: number) => Uint8Array): Promise<Device> {
  const known = (await values.get([keys.device]))[keys.device] as StoredDevice | undefined;
  const stored = known ?? { id: hex(randomBytes(8)), salt: [...randomBytes(32)] };
  if (!known) await values.set({ [keys.device]: stored });
  const [current, ...former] = [stored.salt, ...(stored.formerSalts ?? [])].map((salt) => Uint8Array.from(salt));
  if (!current) throw new Error('a device without a salt');
  return {
    id: stored.id,
    hash: saltedHash(current),
    formerHashes: former.map(saltedHash),
  };
}

/** Takes on the salt of the group this device joined, and remembers its own, so that histories of both join. */
export async function adoptSalt(values: KeyValues, salt: readonly number[]): Promise<void> {
  const known = (await values.get([keys.device]))[keys.device] as StoredDevice | undefined;
  if (!known || known.salt.join() === salt.join()) return;
  const formerSalts = [known.salt, ...(known.formerSalts ?? [])];
  await values.set({ [keys.device]: { ...known, salt: [...salt], formerSalts } });
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
