// A mixture of gamma distributions: what is still to come, once for every past stretch that resembles the one ahead.

/** Mean, variance and weight of one part. A mean of 0 is a point at 0. */
export interface MixtureComponent {
  readonly mean: number;
  readonly variance: number;
  readonly weight: number;
}

/** Probability, 0–1, that the mixture lies at or below `value`. */
export function mixtureCdf(parts: readonly MixtureComponent[], value: number): number {
  let below = 0;
  let total = 0;
  for (const part of parts) {
    below += part.weight * gammaCdf(part, value);
    total += part.weight;
  }
  return total > 0 ? Math.min(1, Math.max(0, below / total)) : 1;
}

/** The value at or below which the mixture lies with probability `share`, searched between 0 and `most`. */
export function mixtureQuantile(parts: readonly MixtureComponent[], share: number, most: number): number {
  let low = 0;
  let high = most;
  if (mixtureCdf(parts, high) < share) return most;
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (mixtureCdf(parts, middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

/** Gamma distribution function by Wilson and Hilferty's cube root (1931): within a percent or two, and monotone. */
function gammaCdf({ mean, variance }: MixtureComponent, value: number): number {
  if (value < 0) return 0;
  if (mean <= 1e-9 || variance <= 1e-12) return value >= mean ? 1 : 0;
  const ninth = variance / (9 * mean * mean);
  return normalCdf((Math.cbrt(value / mean) - 1 + ninth) / Math.sqrt(ninth));
}

/** Standard normal distribution function (Abramowitz and Stegun 26.2.17, error below 7.5e−8). */
function normalCdf(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(z));
  const poly =
    t * (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  const tail = 0.398_942_280_4 * Math.exp((-z * z) / 2) * poly;
  return z >= 0 ? 1 - tail : tail;
}
