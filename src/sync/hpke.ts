// RFC 9180: wrapping something for one device alone. P-256 because every browser keeps such keys non-extractable.
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';

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

const publicKeyLength = 65;
const encoder = new TextEncoder();

export async function generateDeviceKeys(): Promise<DeviceKeys> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return { publicKey: pair.publicKey, privateKey: pair.privateKey };
}

/** The public half as 65 bytes, uncompressed. */
export async function exportPublicKey(key: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', key));
}

/** Encapsulated key and ciphertext, one after the other. Throws when `publicKey` is no point of the curve. */
export async function wrapFor(
  publicKey: Uint8Array<ArrayBuffer>,
  content: Uint8Array<ArrayBuffer>,
  context: WrapContext,
): Promise<Uint8Array<ArrayBuffer>> {
  const recipientPublicKey = await suite().kem.importKey('raw', publicKey.buffer, true);
  const sender = await suite().createSenderContext({ recipientPublicKey, ...options(context) });
  const sealed = new Uint8Array(await sender.seal(content.buffer));
  const bytes = new Uint8Array(publicKeyLength + sealed.length);
  bytes.set(new Uint8Array(sender.enc));
  bytes.set(sealed, publicKeyLength);
  return bytes;
}

/** The content; null when it was wrapped for another, for something else, with another secret, or is damaged. */
export async function unwrap(
  keys: DeviceKeys,
  bytes: Uint8Array<ArrayBuffer>,
  context: WrapContext,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const enc = bytes.slice(0, publicKeyLength).buffer;
    const recipient = await suite().createRecipientContext({ recipientKey: keys, enc, ...options(context) });
    return new Uint8Array(await recipient.open(bytes.slice(publicKeyLength).buffer));
  } catch {
    return null;
  }
}

function suite(): CipherSuite {
  return new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
}

function options({ info, psk }: WrapContext) {
  const shared = psk && { psk: { id: encoder.encode('headroom/pairing').buffer, key: psk.slice().buffer } };
  return { info: info.slice().buffer, ...shared };
}
