// HalfSipHash-2-4 (Aumasson and Bernstein's SipHash with 32-bit words): a keyed hash for short texts at about a microsecond.
// HMAC-SHA-256 would cost more than listing a folder of ten thousand files.

export type SipKey = readonly [k0: number, k1: number];

/** The key of a hash, from at least eight bytes that only this device knows. */
export function sipKeyFrom(bytes: readonly number[]): SipKey {
  const word = (at: number) =>
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>>
    0;
  return [word(0), word(4)];
}

/** 64 bits of a text's UTF-16 units as sixteen hex digits; the first eight are a 32-bit hash by themselves. */
export function halfSipHash([k0, k1]: SipKey, text: string): string {
  // One loop over words and both halves of the result, and no calls: the engine then keeps the four words in registers.
  let [v0, v1, v2, v3] = [k0 | 0, k1 ^ 0xee, k0 ^ 0x6c796765, k1 ^ 0x74656462];
  const words = (text.length >> 1) + 1;
  let low = 0;
  for (let step = 0; step < words + 2; step += 1) {
    const word = step < words ? wordAt(text, step * 2) : 0;
    if (step === words) v2 ^= 0xee;
    if (step === words + 1) {
      low = v1 ^ v3;
      v1 ^= 0xdd;
    }
    v3 ^= word;
    for (let round = step < words ? 2 : 4; round > 0; round -= 1) {
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
    }
    v0 ^= word;
  }
  return hex(low) + hex(v1 ^ v3);
}

/** Two units of a text. The last word has its length, and the last unit of an odd one. */
function wordAt(text: string, at: number): number {
  if (at + 1 < text.length) return text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
  return (text.length << 25) | (at < text.length ? text.charCodeAt(at) : 0);
}

const hexByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(word: number): string {
  return `${hexByte[word >>> 24]}${hexByte[(word >>> 16) & 255]}${hexByte[(word >>> 8) & 255]}${hexByte[word & 255]}`;
}
