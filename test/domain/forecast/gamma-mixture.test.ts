import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixtureCdf, mixtureQuantile } from '../../../src/domain/forecast/gamma-mixture';

describe('gamma mixture', () => {
  const parts = fc.array(
    fc.record({
      mean: fc.double({ min: 0, max: 300, noNaN: true }),
      variance: fc.double({ min: 0, max: 5000, noNaN: true }),
      weight: fc.double({ min: 0.01, max: 5, noNaN: true }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const value = fc.double({ min: 0, max: 500, noNaN: true });

  it('has a cumulative distribution that never falls and stays between 0 and 1', () => {
    fc.assert(
      fc.property(parts, value, value, (mixture, a, b) => {
        const [low, high] = [mixtureCdf(mixture, Math.min(a, b)), mixtureCdf(mixture, Math.max(a, b))];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThanOrEqual(low - 1e-9);
      }),
    );
  });

  it('has quantiles in order and never above the maximum', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 100 }), (mixture, cap) => {
        const [a = 0, b = 0, c = 0] = [0.1, 0.5, 0.9].map((share) => mixtureQuantile(mixture, share, cap));
        expect(a).toBeLessThanOrEqual(b + 1e-9);
        expect(b).toBeLessThanOrEqual(c + 1e-9);
        expect(c).toBeLessThanOrEqual(cap);
      }),
    );
  });
});
