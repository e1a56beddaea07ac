// What every transport of the full history carries: sealed bytes at an address, signed by the device that wrote them. The form is
// an event of Nostr (NIP-01) of the addressable kind 30078 (NIP-78), so a relay accepts it unchanged.
import { finalizeEvent, getPublicKey, verifyEvent } from 'nostr-tools/pure';
import { type Instant, secondMs } from '../../domain/time/instant';
import { isRecord } from '../../domain/validation/checks';
import { fromBase64Url, toBase64Url } from '../codec/base64url';

/** NIP-78: data of one app, of which a store keeps the newest by author and address. */
export const recordKind = 30_078;

/** An event as it is stored and sent. Plain JSON. */
export interface SignedRecord {
  readonly id: string;
  readonly pubkey: string;
  readonly created_at: number;
  readonly kind: number;
  readonly tags: readonly (readonly string[])[];
  readonly content: string;
  readonly sig: string;
}

/** A record whose id and signature were verified. The bytes are still sealed. */
export interface VerifiedRecord {
  readonly address: string;
  /** The author's public key, in hex. */
  readonly author: string;
  readonly at: Instant;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The most sealed bytes of one record. As an event it stays below 32 KB, which all common relays take. */
export const largestSealed = 23_400;

/** Characters of the largest event that is looked at. */
const largestContent = 64_000;

/** The public key of an author's secret (32 bytes), in hex. */
export function authorOf(secret: Uint8Array): string {
  return getPublicKey(secret);
}

/**
 * Signs sealed bytes. `at` must be later than that of every record the author wrote to this address before: a store keeps
 * the newest and says nothing. `expiresAt` asks a relay to drop it then (NIP-40).
 */
export function signRecord(
  {
    address,
    bytes,
    at,
    expiresAt,
  }: {
    readonly address: string;
    readonly bytes: Uint8Array;
    readonly at: Instant;
    readonly expiresAt: Instant;
  },
  secret: Uint8Array,
): SignedRecord {
  const tags = [
    ['d', address],
    ['expiration', String(Math.floor(expiresAt / secondMs))],
  ];
  const template = { kind: recordKind, created_at: Math.floor(at / secondMs), tags, content: toBase64Url(bytes) };
  return plain(finalizeEvent(template, secret));
}

/** The record in something received; null when its form, its id or its signature is wrong. Never throws. */
export function readRecord(value: unknown): VerifiedRecord | null {
  if (!isRecord(value)) return null;
  const { id, pubkey, created_at, kind, tags, content, sig } = value as Partial<Record<string, unknown>>;
  const isFramed =
    kind === recordKind &&
    typeof content === 'string' &&
    content.length <= largestContent &&
    Number.isSafeInteger(created_at) &&
    [id, pubkey, sig].every((text) => typeof text === 'string' && /^[0-9a-f]{64,128}$/.test(text)) &&
    Array.isArray(tags) &&
    tags.length <= 16 &&
    tags.every((tag) => Array.isArray(tag) && tag.length <= 8 && tag.every((part) => typeof part === 'string'));
  if (!isFramed) return null;
  const event = plain({ id, pubkey, created_at, kind, tags, content, sig } as never);
  const address = event.tags.find(([name]) => name === 'd')?.[1];
  const bytes = fromBase64Url(event.content);
  if (address === undefined || !bytes || !isSigned(event)) return null;
  return { address, author: event.pubkey, at: event.created_at * secondMs, bytes };
}

function isSigned(event: SignedRecord): boolean {
  try {
    return verifyEvent(event as never);
  } catch {
    return false;
  }
}

/** Without the mark that nostr-tools leaves on what it has verified: a copy of it would count as verified. */
function plain({ id, pubkey, created_at, kind, tags, content, sig }: SignedRecord): SignedRecord {
  return { id, pubkey, created_at, kind, tags: tags.map((tag) => [...tag]), content, sig };
}
