// RFC 9180 over the browser's own engine: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, one message a context.
// P-256 because every browser keeps such keys non-extractable. Written out, as the library is half of what sync may weigh
// in the extension; the tests exchange messages with that library both ways.
const encoder = new TextEncoder();
const kemSuite = Uint8Array.of(0x4b, 0x45, 0x4d, 0x00, 0x10);
const hpkeSuite = Uint8Array.of(0x48, 0x50, 0x4b, 0x45, 0x00, 0x10, 0x00, 0x01, 0x00, 0x02);
const mode = { base: 0, psk: 1 } as const;
const publicKeyLength = 65;
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The id the pre-shared secret goes by on both ends. */
export const pskId = encoder.encode('headroom/pairing');

type Bytes = Uint8Array<ArrayBuffer>;

/** A device's own pair; the private half never leaves the engine. */
export interface DeviceKeys {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

export interface WrapContext {
  /** What both ends must agree the wrapping is for. */
  readonly info: Uint8Array;
  /** A secret both already share; without it the sender is nobody in particular. */
  readonly psk?: Uint8Array;
}

export async function generateDeviceKeys(extractable = false): Promise<DeviceKeys> {
  const pair = await crypto.subtle.generateKey(curve, extractable, ['deriveBits']);
  return { publicKey: pair.publicKey, privateKey: pair.privateKey };
}

/** The public half as 65 bytes, uncompressed. */
export async function exportPublicKey(key: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', key));
}

/** Encapsulated key and ciphertext, one after the other. Rejects when `publicKey` is no point of the curve. */
export async function wrapFor(publicKey: Bytes, content: Bytes, context: WrapContext): Promise<Bytes> {
  const [own, recipient] = await Promise.all([generateDeviceKeys(), importPoint(publicKey)]);
  const enc = await exportPublicKey(own.publicKey);
  const shared = await sharedSecret(own.privateKey, recipient, join(enc, publicKey));
  const { key, iv } = await schedule(shared, context);
  return join(enc, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, content)));
}

/** The content; null when it was wrapped for another, for something else, with another secret, or is damaged. */
export async function unwrap(keys: DeviceKeys, bytes: Bytes, context: WrapContext): Promise<Bytes | null> {
  try {
    const enc = bytes.slice(0, publicKeyLength);
    const both = join(enc, await exportPublicKey(keys.publicKey));
    const { key, iv } = await schedule(await sharedSecret(keys.privateKey, await importPoint(enc), both), context);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.slice(publicKeyLength)));
  } catch {
    return null;
  }
}

function importPoint(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, curve, true, []);
}

/** §4.1, ExtractAndExpand. */
async function sharedSecret(own: CryptoKey, other: CryptoKey, context: Bytes): Promise<Bytes> {
  const dh = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256));
  const secret = await labeledExtract(kemSuite, new Uint8Array(32), 'eae_prk', dh);
  return labeledExpand(kemSuite, secret, 'shared_secret', context, 32);
}

/** §5.1, KeySchedule; only ever the first message, whose nonce is the base nonce. */
async function schedule(shared: Bytes, { info, psk }: WrapContext) {
  const none = new Uint8Array(32);
  const [idHash, infoHash, secret] = await Promise.all([
    labeledExtract(hpkeSuite, none, 'psk_id_hash', psk ? pskId : new Uint8Array()),
    labeledExtract(hpkeSuite, none, 'info_hash', info),
    labeledExtract(hpkeSuite, shared, 'secret', psk ?? new Uint8Array()),
  ]);
  const context = join(Uint8Array.of(psk ? mode.psk : mode.base), idHash, infoHash);
  const [raw, iv] = await Promise.all([
    labeledExpand(hpkeSuite, secret, 'key', context, 32),
    labeledExpand(hpkeSuite, secret, 'base_nonce', context, 12),
  ]);
  return { key: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']), iv };
}

function labeledExtract(suite: Uint8Array, salt: Bytes, label: string, input: Uint8Array): Promise<Bytes> {
  return hmac(salt, join(encoder.encode('HPKE-v1'), suite, encoder.encode(label), input));
}

/** One block of HKDF-Expand: nothing here is longer than the 32 bytes of SHA-256. */
async function labeledExpand(suite: Uint8Array, secret: Bytes, label: string, info: Uint8Array, length: number) {
  const head = join(Uint8Array.of(0, length), encoder.encode('HPKE-v1'), suite, encoder.encode(label));
  return (await hmac(secret, join(head, info, Uint8Array.of(1)))).slice(0, length);
}

async function hmac(secret: Bytes, input: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, input));
}

function join(...parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
