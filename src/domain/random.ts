// Random numbers from a seed. Domain code never draws its own: a source is handed in.

/** A source of random numbers: each call gives the next one in [0, 1). */
export type Random = () => number;

/**
 * The same seed gives the same sequence on every engine (mulberry32, public domain: T. Ettinger).
 * Any finite number or text is a seed.
 */
export function seededRandom(seed: number | string): Random {
  let state = typeof seed === 'number' ? Math.trunc(seed) >>> 0 : textSeed(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** FNV-1a over UTF-16 units. */
function textSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
