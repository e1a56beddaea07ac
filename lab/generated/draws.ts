// Random draws from the distributions that generated accounts use.
import type { Random } from '../../src/domain/random';

/** A standard normal draw (Box–Muller). */
function normalDraw(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A gamma draw of shape `shape` > 0 and mean 1 (Marsaglia–Tsang, 2000). */
export function gammaDraw(random: Random, shape: number): number {
  if (shape < 1) return (gammaDraw(random, shape + 1) * (shape + 1) * random() ** (1 / shape)) / shape;
  const d = shape - 1 / 3;
  for (;;) {
    const x = normalDraw(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}
