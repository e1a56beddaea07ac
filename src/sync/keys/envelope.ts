// The encrypted wire format. A carrier sees a version, a kind, four bytes that name the epoch, and a padded ciphertext.
//   version 1 | kind 1 | kid 4 | nonce 12 | AES-256-GCM(flag 1 | length 4 | body | zeros)     AAD = first six bytes ‖ address
import { deflate, inflate } from '../codec/deflate';
import { paddedLength } from '../codec/padme';
import type { GroupKeys } from './keys';

const envelopeKinds = { segment: 1, head: 2, digest: 3, records: 4, welcome: 5, snapshot: 6 } as const;
export type EnvelopeKind = keyof typeof envelopeKinds;

const version = 1;
const headerLength = 18;
const boundLength = 6;
const prefixLength = 5;
const stored = { plain: 0, deflated: 1 } as const;
/** Bytes; no envelope of ours is larger. */
const largest = 4 * 1024 * 1024;

/** `padded: false` only where the carrier pads, as Web Push does. */
export interface SealOptions {
  readonly padded?: boolean;
}

/** Encrypts `body` for the group. It can only be opened with the same `address`, which is authenticated but not sent. */
export async function seal(
  keys: Pick<GroupKeys, 'kid' | 'seal'>,
  kind: EnvelopeKind,
  address: string,
  body: Uint8Array<ArrayBuffer>,
  { padded = true }: SealOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await deflate(body);
  const deflated = packed.length < body.length;
  const content = deflated ? packed : body;

  const length = prefixLength + content.length;
  const plaintext = new Uint8Array(padded ? paddedLength(length) : length);
  plaintext[0] = deflated ? stored.deflated : stored.plain;
  new DataView(plaintext.buffer).setUint32(1, content.length);
  plaintext.set(content, prefixLength);

  const header = new Uint8Array(headerLength);
  header.set([version, envelopeKinds[kind], ...keys.kid]);
  // Random 96-bit nonces are safe for 2^32 messages under one key, far more than an epoch of 90 days has.
  crypto.getRandomValues(header.subarray(boundLength));
  const sealed = await crypto.subtle.encrypt(parameters(header, address), keys.seal, plaintext);
  const envelope = new Uint8Array(headerLength + sealed.byteLength);
  envelope.set(header);
  envelope.set(new Uint8Array(sealed), headerLength);
  return envelope;
}

/** The body; null when it was sealed by another group or epoch, for another kind or address, or is damaged. `onTooLarge` is called where it unpacks to too much. */
export async function open(
  keys: Pick<GroupKeys, 'kid' | 'seal'>,
  kind: EnvelopeKind,
  address: string,
  envelope: Uint8Array<ArrayBuffer>,
  onTooLarge?: () => void,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const header = envelope.subarray(0, headerLength);
  const known = header[0] === version && header[1] === envelopeKinds[kind] && sameKid(keys.kid, header);
  if (!known || envelope.length > largest) return null;
  try {
    const sealed = envelope.subarray(headerLength);
    const plaintext = await crypto.subtle.decrypt(parameters(header, address), keys.seal, sealed);
    return await unpack(new Uint8Array(plaintext), onTooLarge);
  } catch {
    return null;
  }
}

/** Whether an envelope names this epoch. It may still be forged. */
export function sameKid(kid: Uint8Array, envelope: Uint8Array): boolean {
  return kid.length === 4 && kid.every((byte, i) => envelope[2 + i] === byte);
}

function parameters(header: Uint8Array<ArrayBuffer>, address: string): AesGcmParams {
  const bound = new TextEncoder().encode(address);
  const additionalData = new Uint8Array(boundLength + bound.length);
  additionalData.set(header.subarray(0, boundLength));
  additionalData.set(bound, boundLength);
  return { name: 'AES-GCM', iv: header.subarray(boundLength), additionalData };
}

async function unpack(
  plaintext: Uint8Array<ArrayBuffer>,
  onTooLarge?: () => void,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (plaintext.length < prefixLength) return null;
  const length = new DataView(plaintext.buffer).getUint32(1);
  if (length > plaintext.length - prefixLength) return null;
  const content = plaintext.slice(prefixLength, prefixLength + length);
  if (plaintext[0] === stored.plain) return content;
  return plaintext[0] === stored.deflated ? inflate(content, undefined, onTooLarge) : null;
}
