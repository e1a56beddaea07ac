// The pairing code a computer shows. It holds no key of the data, only a secret for one use within three minutes.
//   version 1 | secret 32 | computer 16 | VAPID public key 65 | until 4

import { sha256 } from '../../domain/hashing/sha256';
import { type Instant, minuteMs, secondMs } from '../../domain/time/instant';
import { fromDigits, toDigits } from '../codec/digits';

export interface PairingCode {
  readonly secret: Uint8Array<ArrayBuffer>;
  /** First 16 bytes of SHA-256 over the computer's public key: proves that the welcome comes from this computer. */
  readonly computer: Uint8Array<ArrayBuffer>;
  /** Uncompressed P-256 point; the phone subscribes to pushes with it. */
  readonly vapidPublicKey: Uint8Array<ArrayBuffer>;
  readonly until: Instant;
  /** The whole code, as shown. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How long a code is valid. */
export const codeLifeMs = 3 * minuteMs;

const version = 1;
const length = 1 + 32 + 16 + 65 + 4;

/** Makes a code, valid for three minutes from `now`. `secret` must be 32 random bytes. */
export function makePairingCode(
  computerPublicKey: Uint8Array,
  vapidPublicKey: Uint8Array,
  secret: Uint8Array,
  now: Instant,
): PairingCode {
  const bytes = new Uint8Array(length);
  bytes[0] = version;
  bytes.set(secret, 1);
  bytes.set(fingerprint(computerPublicKey), 33);
  bytes.set(vapidPublicKey, 49);
  new DataView(bytes.buffer).setUint32(114, Math.floor((now + codeLifeMs) / secondMs));
  return parts(bytes);
}

/** `https://…/#p=<digits>`: the link in the QR code that the computer shows. */
export function pairingLink(pwaAddress: string, code: PairingCode): string {
  return `${pwaAddress}#p=${toDigits(code.bytes)}`;
}

export type CodeRead =
  | { readonly ok: true; readonly code: PairingCode }
  | { readonly ok: false; readonly reason: 'not-a-code' | 'later-version' | 'expired' };

/** Reads the digits of `#p=`. A code that claims to live longer than `codeLifeMs` counts as expired. */
export function readPairingCode(digits: string, now: Instant): CodeRead {
  const bytes = fromDigits(digits);
  if (!bytes || bytes.length < 40) return { ok: false, reason: 'not-a-code' };
  if (bytes[0] !== version) return { ok: false, reason: 'later-version' };
  if (bytes.length !== length || bytes[49] !== 4) return { ok: false, reason: 'not-a-code' };
  const code = parts(bytes);
  // It ends when the computer drops it. A minute of grace for a clock that is behind: to it a new code lives longer.
  const lives = code.until > now && code.until <= now + codeLifeMs + minuteMs;
  return lives ? { ok: true, code } : { ok: false, reason: 'expired' };
}

/** The first 16 bytes of SHA-256 over a public key. */
export function fingerprint(publicKey: Uint8Array): Uint8Array<ArrayBuffer> {
  return sha256(publicKey).slice(0, 16);
}

function parts(bytes: Uint8Array<ArrayBuffer>): PairingCode {
  return {
    secret: bytes.slice(1, 33),
    computer: bytes.slice(33, 49),
    vapidPublicKey: bytes.slice(49, 114),
    until: new DataView(bytes.buffer).getUint32(114) * secondMs,
    bytes,
  };
}
