// Hybrid public key encryption (RFC 9180) from the library `@hpke/core`. Imported dynamically by welcome.ts alone, so that
// nothing but pairing and a change of keys loads it (docs/decisions/0005-hpke-from-the-library.md).
import { type AeadInterface, Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { DeviceKeys } from './device-keys';

/** The id both ends give the pre-shared key. Part of the wire format. */
const pskId = new TextEncoder().encode('headroom/pairing');

/** Length of the encapsulated key: an uncompressed P-256 point. */
const encapsulatedLength = 65;

type Bytes = Uint8Array<ArrayBuffer>;

export interface WrapContext {
  /** What both ends must agree the wrapping is for. */
  readonly info: Bytes;
  /** A secret of at least 32 bytes that both already share. Without it anybody could have sent the message. */
  readonly psk?: Bytes;
}

/** DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and, unless a test vector needs another, AES-256-GCM. */
export function cipherSuite(aead: AeadInterface = new Aes256Gcm()): CipherSuite {
  return new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead });
}

/**
 * Encrypts `content` for the holder of `publicKey` (65 bytes): the encapsulated key, then the ciphertext. Rejects when
 * `publicKey` is no point of the curve.
 */
export async function wrapFor(publicKey: Bytes, content: Bytes, context: WrapContext): Promise<Bytes> {
  const suite = cipherSuite();
  const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey);
  const { enc, ct } = await suite.seal({ recipientPublicKey, ...parametersOf(context) }, content);
  const wrapped = new Uint8Array(enc.byteLength + ct.byteLength);
  wrapped.set(new Uint8Array(enc));
  wrapped.set(new Uint8Array(ct), enc.byteLength);
  return wrapped;
}

/** The content; null when it was wrapped for another key, for another purpose, with another secret, or is damaged. */
export async function unwrap(keys: DeviceKeys, wrapped: Bytes, context: WrapContext): Promise<Bytes | null> {
  const [enc, ciphertext] = [wrapped.subarray(0, encapsulatedLength), wrapped.subarray(encapsulatedLength)];
  try {
    return new Uint8Array(await cipherSuite().open({ recipientKey: keys, enc, ...parametersOf(context) }, ciphertext));
  } catch {
    return null;
  }
}

function parametersOf({ info, psk }: WrapContext) {
  return { info, ...(psk && { psk: { id: pskId, key: psk } }) };
}
