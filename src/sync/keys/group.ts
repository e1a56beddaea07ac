// What computers of one person share, and phones hold a locked copy of.
import { toBase64Url } from '../codec/base64url';

/** VAPID pair (RFC 8292) in the library's spelling: base64url. One for the whole group, so any computer may push. */
export interface VapidPair {
  /** Uncompressed point, 65 bytes. */
  readonly publicKey: string;
  /** The scalar `d`. It travels to further computers, so it cannot be non-extractable. */
  readonly privateKey: string;
}

/** A computer's whole knowledge of its group. */
export interface Group {
  readonly epoch: number;
  /** 32 bytes, base64url: a computer must be able to wrap it for the next device. */
  readonly secret: string;
  readonly vapid: VapidPair;
  readonly createdAt: number;
}

export async function createGroup(now: number): Promise<Group> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const [raw, { d }] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('jwk', pair.privateKey),
  ]);
  const vapid = { publicKey: toBase64Url(new Uint8Array(raw)), privateKey: d ?? '' };
  return { epoch: 0, secret: newSecret(), vapid, createdAt: now };
}

/** The next epoch: whoever is not given its secret reads nothing sealed from now on. */
export function nextEpoch(group: Group, now: number): Group {
  return { ...group, epoch: group.epoch + 1, secret: newSecret(), createdAt: now };
}

function newSecret(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}
