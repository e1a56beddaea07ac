// Ids of observations: hashes of their content.

import { canonicalJson } from '../hashing/canonical-json';
import { sha256 } from '../hashing/sha256';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const encoder = new TextEncoder();

/**
 * The id of an observation: the first 16 bytes of SHA-256 over its canonical JSON without `id`, in base64url, 22 characters.
 * The same observation has the same id, whether it arrives from the page, a push message, a QR code or a file.
 */
export function observationId(content: object): string {
  const { id: _, ...rest } = content as { id?: unknown };
  return contentHash(canonicalJson(rest));
}

/** By this prototype, which is empty, `withIdOf` knows that an id may not be computed yet. */
const computedLate = Object.create(Object.prototype);

/**
 * The observation with this content. Its id is computed when it is first read: a chart, an export or a forecast never reads
 * it, and hashing takes twice as long as unpacking. Copies and comparisons see the id as an ordinary field.
 */
export function identified<Content extends object>(content: Content): Content & { readonly id: string } {
  let id: string | undefined;
  return {
    __proto__: computedLate,
    get id() {
      id ??= observationId(content);
      return id;
    },
    ...content,
  };
}

/**
 * The id of an observation under the name `id`, to be remembered with other things. An id that was not computed yet is computed
 * when it is read, so that whatever is forgotten unread costs nothing. Asked for every reading: nothing is slow about it.
 */
export function withIdOf<Part extends object>(part: Part, observation: { readonly id: string }): Part & { id: string } {
  const remembered = part as Part & { id: string };
  if (Object.getPrototypeOf(observation) !== computedLate) remembered.id = observation.id;
  else Object.defineProperty(part, 'id', lateIdOf(observation));
  return remembered;
}

let latest: { readonly observation: { readonly id: string }; readonly id: PropertyDescriptor } | null = null;

/** One for all parts of an observation, which are remembered one after another: a usage body has six of them. */
function lateIdOf(observation: { readonly id: string }): PropertyDescriptor {
  if (latest?.observation !== observation) {
    latest = { observation, id: { get: () => observation.id, enumerable: true, configurable: true } };
  }
  return latest.id;
}

/** The hash of a text: 128 bits of SHA-256 in base64url, 22 characters. */
export function contentHash(text: string): string {
  return hashName(sha256(encoder.encode(text)));
}

/** The first 16 bytes of a hash in base64url: 22 characters. */
export function hashName(hash: Uint8Array): string {
  let out = '';
  for (let i = 0; i < 16; i += 3) {
    const bits =
      ((hash[i] ?? 0) << 16) | ((i + 1 < 16 ? (hash[i + 1] ?? 0) : 0) << 8) | (i + 2 < 16 ? (hash[i + 2] ?? 0) : 0);
    for (let shift = 18; shift >= 0; shift -= 6) out += alphabet[(bits >> shift) & 63];
  }
  return out.slice(0, 22);
}
