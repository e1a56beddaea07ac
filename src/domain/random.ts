/** A source of chance: each call gives the next number in [0, 1). */
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

/** A standard normal draw (Box–Muller). */
export function normalDraw(chance: Random): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** A gamma draw of shape `shape` > 0 and mean 1 (Marsaglia–Tsang, 2000). */
export function gammaDraw(chance: Random, shape: number): number {
  if (shape < 1) return (gammaDraw(chance, shape + 1) * (shape + 1) * chance() ** (1 / shape)) / shape;
  const d = shape - 1 / 3;
  for (;;) {
    const x = normalDraw(chance);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}

/** FNV-1a over UTF-16 units. */
function textSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
