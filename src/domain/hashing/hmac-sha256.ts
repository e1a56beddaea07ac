import { sha256, sha256After } from './sha256';

const blockBytes = 64;

/** HMAC-SHA-256 (RFC 2104) under a key: a function from a message to its 32 bytes. The key is hashed in once. */
export function hmacSha256(key: Uint8Array): (message: Uint8Array) => Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(blockBytes);
  block.set(key.length > blockBytes ? sha256(key) : key);
  const inner = sha256After(block.map((byte) => byte ^ 0x36));
  const outer = sha256After(block.map((byte) => byte ^ 0x5c));
  return (message) => outer(inner(message));
}
