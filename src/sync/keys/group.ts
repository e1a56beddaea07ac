// The group: what all computers of one person share. Phones keep the same secret non-extractable.
import { toBase64Url } from '../codec/base64url';

/** A VAPID key pair (RFC 8292) in base64url. The group has one, so that any of its computers can push. */
export interface VapidPair {
  /** Uncompressed point, 65 bytes. */
  readonly publicKey: string;
  /** The scalar `d`. It is sent to further computers, so it cannot be non-extractable. */
  readonly privateKey: string;
}

/** The group as a computer stores it. */
export interface Group {
  readonly epoch: number;
  /** 32 bytes, base64url. Extractable, because a computer wraps it for the next device. */
  readonly secret: string;
  readonly vapid: VapidPair;
  readonly createdAt: number;
}

/** Creates a group at epoch 0 with a new secret and VAPID pair. */
export async function createGroup(now: number): Promise<Group> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const [raw, { d }] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('jwk', pair.privateKey),
  ]);
  const vapid = { publicKey: toBase64Url(new Uint8Array(raw)), privateKey: d ?? '' };
  return { epoch: 0, secret: newSecret(), vapid, createdAt: now };
}

/** The next epoch. A device that does not get its secret cannot read anything sealed from now on. */
export function nextEpoch(group: Group, now: number): Group {
  return { ...group, epoch: group.epoch + 1, secret: newSecret(), createdAt: now };
}

function newSecret(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}
