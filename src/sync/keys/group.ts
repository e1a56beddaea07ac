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
  /**
   * Earlier pairs, newest first: phones that subscribed with one can be reached with no other until they pair again. Absent while
   * no computer was ever removed.
   */
  readonly former?: readonly VapidPair[];
  readonly createdAt: number;
}

/** Creates a group at epoch 0 with a new secret and VAPID pair. */
export async function createGroup(now: number): Promise<Group> {
  return { epoch: 0, secret: newSecret(), vapid: await newVapidPair(), createdAt: now };
}

async function newVapidPair(): Promise<VapidPair> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const [raw, { d }] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('jwk', pair.privateKey),
  ]);
  return { publicKey: toBase64Url(new Uint8Array(raw)), privateKey: d ?? '' };
}

/** The next epoch. A device that does not get its secret cannot read anything sealed from now on. */
export function nextEpoch(group: Group, now: number): Group {
  return { ...group, epoch: group.epoch + 1, secret: newSecret(), createdAt: now };
}

/** A removed computer knows more pairs than anybody pairs phones with. */
const keptPairs = 4;

/** The next epoch with a new VAPID pair as well: a computer was removed, and it knows the present one. */
export async function withoutComputer(group: Group, now: number): Promise<Group> {
  const former = [group.vapid, ...(group.former ?? [])].slice(0, keptPairs);
  return { ...nextEpoch(group, now), vapid: await newVapidPair(), former };
}

/** The pair that a phone's subscription was made with: `publicKey`, or the group's present one where that is not known. */
export function vapidOf({ vapid, former = [] }: Group, publicKey: string | undefined): VapidPair {
  return former.find((pair) => pair.publicKey === publicKey) ?? vapid;
}

function newSecret(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}
