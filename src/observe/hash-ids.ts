// Server ids become salted hashes before anything is kept. WebCrypto hashes asynchronously and parsers read
// synchronously, so the ids of a body are hashed first and looked up while it is read.
import type { Endpoint } from './endpoints';
import { identityIds } from './identity';
import { readBody } from './parse/read-body';

const keyBytes = 16;

/** Every id of a body that reading it would ask to be hashed, the account's included. Found by reading it once. */
export function idsIn(endpoint: Endpoint, body: unknown): string[] {
  const ids = new Set<string>();
  const collect = (id: string) => {
    ids.add(id);
    return '';
  };
  const read = readBody(endpoint, body, { at: 0, hash: collect });
  if (read.ok) for (const id of identityIds(read.value.identity)) ids.add(id);
  return [...ids];
}

/**
 * A lookup from raw id to HMAC-SHA-256(key, id), the first 16 bytes in base64url. Ids that were not handed in give an
 * empty string, so an id can never pass through unhashed.
 */
export async function hashIds(ids: readonly string[], key: CryptoKey): Promise<(id: string) => string> {
  const encoder = new TextEncoder();
  const hashed = await Promise.all(
    ids.map(async (id) => {
      const bytes = await crypto.subtle.sign('HMAC', key, encoder.encode(id));
      return [id, base64url(new Uint8Array(bytes, 0, keyBytes))] as const;
    }),
  );
  const hashes = new Map(hashed);
  return (id) => hashes.get(id) ?? '';
}

/** The salt as a key for `hashIds`; it can sign and nothing else. */
export function hashingKey(salt: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', salt, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
