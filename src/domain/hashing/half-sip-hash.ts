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
  // One array and no closures: the engine then keeps the four words in registers.
  const state = Int32Array.of(k0, k1 ^ 0xee, k0 ^ 0x6c796765, k1 ^ 0x74656462);
  const units = text.length;
  for (let at = 0; at + 1 < units; at += 2) absorb(state, text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
  absorb(state, (units << 25) | (units % 2 === 1 ? text.charCodeAt(units - 1) : 0));
  state[2] = (state[2] ?? 0) ^ 0xee;
  mix(state, 4);
  const low = (state[1] ?? 0) ^ (state[3] ?? 0);
  state[1] = (state[1] ?? 0) ^ 0xdd;
  mix(state, 4);
  return hex(low) + hex((state[1] ?? 0) ^ (state[3] ?? 0));
}

function absorb(state: Int32Array, word: number): void {
  state[3] = (state[3] ?? 0) ^ word;
  mix(state, 2);
  state[0] = (state[0] ?? 0) ^ word;
}

/** So many rounds of SipRound. */
function mix(state: Int32Array, rounds: number): void {
  let [v0, v1, v2, v3] = [state[0] ?? 0, state[1] ?? 0, state[2] ?? 0, state[3] ?? 0];
  for (let round = 0; round < rounds; round += 1) {
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
  state[0] = v0;
  state[1] = v1;
  state[2] = v2;
  state[3] = v3;
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
