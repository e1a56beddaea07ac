/**
 * A 64-bit hash of a text in base 36, 14 characters: FNV-1a over its UTF-16 units with two seeds, each half finished by the
 * mixer of MurmurHash3. Only for names that must differ within one account: SHA-256 would cost more than the rest of the fold.
 */
export function shortHash(text: string): string {
  return `${halfHash(text, 0x811c9dc5)}${halfHash(text, 0x1b873593)}`;
}

function halfHash(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(36).padStart(7, '0');
}
