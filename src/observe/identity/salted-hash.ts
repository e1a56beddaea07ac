// Ids of the server become salted hashes before anything is kept.
import { hmacSha256 } from '../../domain/hashing/hmac-sha256';
import { hashName } from '../../domain/observations/observation-id';

/** From a raw id to HMAC-SHA-256(salt, id), the first 16 bytes in base64url. */
export type SaltedHash = (id: string) => string;

/** Hashes with one salt. Synchronous, unlike WebCrypto: an asynchronous hash would force us to parse each response twice. */
export function saltedHash(salt: Uint8Array): SaltedHash {
  const encoder = new TextEncoder();
  const mac = hmacSha256(salt);
  return (id) => hashName(mac(encoder.encode(id)));
}
