// New keys of the group on their way to a computer, which nothing can be pushed to: in an exported file, or as a link.
import type { DeviceId } from '../../domain/observations/observation';
import { fromBase64Url } from '../codec/base64url';
import { fromDigits, toDigits } from '../codec/digits';

/** device → envelopes wrapped for it (`sealRekey`), oldest first, base64url. */
export type KeyUpdates = Readonly<Record<DeviceId, readonly string[]>>;

/** Rotations that a computer may have missed. After more it is linked again. */
const mostEnvelopes = 32;

/** Updates in what another device sent; malformed ones are left out. */
export function readKeyUpdates(value: unknown): KeyUpdates {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const entries = Object.entries(value).slice(0, 64);
  const isList = (list: unknown): list is string[] =>
    Array.isArray(list) && list.length <= mostEnvelopes && list.every((text) => typeof text === 'string');
  return Object.fromEntries(entries.filter((entry): entry is [string, string[]] => isList(entry[1])));
}

/** The envelopes of one device as bytes; those that are none are left out. */
export function envelopesFor(updates: KeyUpdates, device: DeviceId): readonly Uint8Array<ArrayBuffer>[] {
  return (updates[device] ?? []).map(fromBase64Url).filter((bytes) => bytes !== null);
}

/** `…#k=<digits>`: the link that brings one computer its keys. Anyone else who opens it learns nothing. */
export function keyLink(base: string, rekeys: readonly string[]): string {
  return `${base}#k=${toDigits(new TextEncoder().encode(JSON.stringify(rekeys)))}`;
}

/** The envelopes in the digits of `#k=`; null when they were cut or changed. */
export function readKeyLink(digits: string): readonly Uint8Array<ArrayBuffer>[] | null {
  const bytes = fromDigits(digits);
  try {
    const list = JSON.parse(new TextDecoder().decode(bytes ?? undefined));
    return envelopesFor(readKeyUpdates({ self: list }), 'self');
  } catch {
    return null;
  }
}
