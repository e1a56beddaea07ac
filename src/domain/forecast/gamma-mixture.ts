// A mixture of gamma distributions: the predictive distribution of use, one component per past stretch.

/** Mean, variance and weight of one component. A mean of 0 is all its mass at 0. */
export interface MixtureComponent {
  readonly mean: number;
  readonly variance: number;
  readonly weight: number;
}

/** Cumulative distribution function: probability, 0–1, of at most `value`. A mixture without weight is all at 0. */
export function mixtureCdf(components: readonly MixtureComponent[], value: number): number {
  let below = 0;
  let total = 0;
  for (const component of components) {
    below += component.weight * gammaCdf(component, value);
    total += component.weight;
  }
  return total > 0 ? Math.min(1, Math.max(0, below / total)) : 1;
}

const bisectionSteps = 30;

/** The quantile of `share`, by bisection between 0 and `max`; `max` where the quantile lies above it. */
export function mixtureQuantile(components: readonly MixtureComponent[], share: number, max: number): number {
  let low = 0;
  let high = max;
  if (mixtureCdf(components, high) < share) return max;
  for (let step = 0; step < bisectionSteps; step++) {
    const middle = (low + high) / 2;
    if (mixtureCdf(components, middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

/** Gamma distribution function by the cube-root approximation of Wilson and Hilferty (1931): within 2 %, and monotone. */
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
