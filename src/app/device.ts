import type { DeviceId } from '../domain/observation';
import { hashingKey } from '../observe/hash-ids';
import { type KeyValues, keys } from './key-values';

/** Who this device is to its peers, and the salt that makes its hashes its own. Neither says anything about the user. */
export interface Device {
  readonly id: DeviceId;
  readonly hashingKey: CryptoKey;
}

interface StoredDevice {
  readonly id: string;
  readonly salt: readonly number[];
}

/** The device as stored; made and stored at the first call. */
export async function loadDevice(values: KeyValues, randomBytes: (count: number) => Uint8Array): Promise<Device> {
  const known = (await values.get([keys.device]))[keys.device] as StoredDevice | undefined;
  const stored = known ?? { id: hex(randomBytes(8)), salt: [...randomBytes(32)] };
  if (!known) await values.set({ [keys.device]: stored });
  return { id: stored.id, hashingKey: await hashingKey(Uint8Array.from(stored.salt)) };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
