/** Probability of yes at `x`. */
export type Logistic = (x: number) => number;

/** Fits 1 ÷ (1 + e^−(a + b·x)) by Newton's method with a small ridge term. Without examples it always says 0.5. */
export function fitLogistic(examples: readonly { readonly x: number; readonly yes: boolean }[]): Logistic {
  const mean = examples.reduce((sum, { x }) => sum + x, 0) / Math.max(1, examples.length);
  const variance = examples.reduce((sum, { x }) => sum + (x - mean) ** 2, 0) / Math.max(1, examples.length);
  const scale = Math.sqrt(variance) || 1;
  const scaled = examples.map(({ x, yes }) => ({ z: (x - mean) / scale, yes: yes ? 1 : 0 }));
  let a = 0;
  let b = 0;
  for (let round = 0; round < 30; round++) {
    const h = { a: 0, b: 1e-3 * b, aa: 1e-6, ab: 0, bb: 1e-3 };
    for (const { z, yes } of scaled) {
      const p = sigmoid(a + b * z);
      const w = p * (1 - p);
      h.a += p - yes;
      h.b += (p - yes) * z;
      h.aa += w;
      h.ab += w * z;
      h.bb += w * z * z;
    }
    const determinant = h.aa * h.bb - h.ab * h.ab || 1;
    a -= (h.bb * h.a - h.ab * h.b) / determinant;
    b -= (h.aa * h.b - h.ab * h.a) / determinant;
  }
  return (x) => sigmoid(a + (b * (x - mean)) / scale);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, x))));
}
