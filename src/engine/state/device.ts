import type { DeviceId } from '../../domain/observations/observation';
import { type Check, fields, isInteger, listOf, optional } from '../../domain/validation/checks';
import { type SaltedHash, saltedHash } from '../../observe/identity/salted-hash';
import { type KeyValues, keys } from './key-values';
import { keepAside, readStored } from './stored-values';

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

const isByte: Check<number> = (value) => isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
const isSalt: Check<readonly number[]> = (value) => listOf(isByte)(value) && (value as number[]).length === 32;
const isStoredDevice = fields<StoredDevice>({
  id: (value) => typeof value === 'string' && /^[\w-]{1,64}$/.test(value),
  salt: isSalt,
  formerSalts: optional(listOf(isSalt)),
});

/** What the device is made of, in `storage.local`. */
export const deviceKeys = [keys.device, keys.deviceCopy] as const;

/** The device as stored; made and stored at the first call. `found`: the values of `deviceKeys`, where they were just read. */
export async function loadDevice(
  values: KeyValues,
  randomBytes: (count: number) => Uint8Array,
  found?: Readonly<Record<string, unknown>>,
): Promise<Device> {
  const known = await readDevice(values, found);
  const stored = known ?? { id: hex(randomBytes(8)), salt: [...randomBytes(32)] };
  if (!known?.isStored) await store(values, stored);
  const hashes = [stored.salt, ...(known?.formerSalts ?? [])].map((salt) => saltedHash(Uint8Array.from(salt)));
  const [hash, ...formerHashes] = hashes as [SaltedHash, ...SaltedHash[]];
  return { id: stored.id, hash, formerHashes };
}

/** Takes on the salt of the group this device joined. Its own is kept among the former ones, so that old history is found. */
export async function adoptSalt(values: KeyValues, salt: readonly number[]): Promise<void> {
  const known = await readDevice(values);
  if (!known || known.salt.join() === salt.join()) return;
  const formerSalts = [known.salt, ...(known.formerSalts ?? [])];
  await store(values, { id: known.id, salt: [...salt], formerSalts });
}

/**
 * The stored device, or its copy. Nothing else can be made from observations, but a lost salt would give every account a new
 * key, so it is stored twice. `isStored`: both are whole.
 */
async function readDevice(
  values: KeyValues,
  given?: Readonly<Record<string, unknown>>,
): Promise<(StoredDevice & { readonly isStored: boolean }) | null> {
  const found = given ?? (await values.get(deviceKeys));
  const [own, copy] = deviceKeys.map((key) => readStored(found[key], isStoredDevice));
  if (own?.isDamaged) await keepAside(values, { [keys.device]: 'withheld' });
  const device = own?.value ?? copy?.value;
  return device ? { ...device, isStored: Boolean(own?.value && copy?.value) } : null;
}

async function store(values: KeyValues, { id, salt, formerSalts }: StoredDevice): Promise<void> {
  const stored = { v: 1, id, salt, ...(formerSalts && { formerSalts }) };
  await values.set({ [keys.device]: stored, [keys.deviceCopy]: stored });
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
