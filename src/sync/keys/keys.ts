// Each epoch of a group has one secret, and every key is derived from it. A removed device stays in an older epoch. Derived
// keys are non-extractable.

/** The keys of one epoch, as every paired device holds them. */
export interface GroupKeys {
  readonly epoch: number;
  /** 4 bytes that tell the epoch of an envelope to members and nothing to others. */
  readonly kid: Uint8Array;
  readonly seal: CryptoKey;
}

const salt = new TextEncoder().encode('headroom/1');

/** The group's secret as a non-extractable key for derivation: what a phone stores. */
export async function importGroupSecret(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
}

/** The keys of one epoch. */
export async function deriveGroupKeys(secret: CryptoKey, epoch: number): Promise<GroupKeys> {
  const [kid, seal] = await Promise.all([
    deriveBytes(secret, `kid/${epoch}`, 4),
    deriveSealKey(secret, `enc/${epoch}`),
  ]);
  return { epoch, kid, seal };
}

/** An AES-256-GCM key for one purpose. */
export async function deriveSealKey(secret: CryptoKey, purpose: string): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(hkdf(purpose), secret, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

/** `length` bytes for one purpose. */
export async function deriveBytes(
  secret: CryptoKey,
  purpose: string,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(purpose), secret, length * 8));
}

function hkdf(purpose: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(purpose) };
}
