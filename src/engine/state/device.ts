import type { DeviceId } from '../../domain/observations/observation';
import { type SaltedHash, saltedHash } from '../../observe/identity/salted-hash';
import { type KeyValues, keys } from './key-values';

/** This device's id, and hashes by its salt. Neither says anything about the user. */
export interface Device {
  readonly id: DeviceId;
  readonly hash: SaltedHash;
  /** Hashes by the salts it had before it joined a group: the keys its accounts had until then. */
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
  if (!current) throw new Error('the stored device has no salt');
  return {
    id: stored.id,
    hash: saltedHash(current),
    formerHashes: former.map(saltedHash),
  };
}

/** Takes on the salt of the group this device joined. Its own is kept among the former ones, so that old history is found. */
export async function adoptSalt(values: KeyValues, salt: readonly number[]): Promise<void> {
  const known = (await values.get([keys.device]))[keys.device] as StoredDevice | undefined;
  if (!known || known.salt.join() === salt.join()) return;
  const formerSalts = [known.salt, ...(known.formerSalts ?? [])];
  await values.set({ [keys.device]: { ...known, salt: [...salt], formerSalts } });
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
