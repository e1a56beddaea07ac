import { describe, expect, it } from 'vitest';
import { mixtureCdf } from '../../../src/domain/forecast/gamma-mixture';
import { inactivityTuning, probabilityInactive, withInactivity } from '../../../src/domain/forecast/inactivity';

const profile = new Float64Array(168).fill(0.8);

/** Three weeks of steady use, without any in the last `silent` hours. */
function hours(silent: number) {
  const count = 504;
  return {
    used: Float64Array.from({ length: count }, (_, hour) => (hour < count - silent ? 0.8 : 0)),
    observed: new Float64Array(count).fill(1),
    censored: new Float64Array(count),
  };
}

describe('probabilityInactive', () => {
  it('is 0 at first, and high after days of silence', () => {
    const probabilities = [0, 6, 24, 72, 168].map((silent) =>
      probabilityInactive(hours(silent), profile, inactivityTuning),
    );
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => a - b));
    expect(probabilities[0]).toBe(0);
    expect(probabilities[1]).toBeLessThan(0.02);
    expect(probabilities[3]).toBeGreaterThan(0.5);
  });

  it('stays low in hours without expected use, and in unobserved hours', () => {
    expect(probabilityInactive(hours(72), new Float64Array(168), inactivityTuning)).toBeLessThan(0.05);
    const unobserved = { ...hours(72), observed: new Float64Array(504) };
    expect(probabilityInactive(unobserved, profile, inactivityTuning)).toBeLessThan(0.05);
  });
});

describe('withInactivity', () => {
  const components = [{ mean: 60, variance: 200, weight: 3 }];
  const lasts = (inactive: number, days = 5) =>
    mixtureCdf(withInactivity(components, inactive, days, 3.5, inactivityTuning), 50);

  it('keeps the total weight', () => {
    const sum = withInactivity(components, 0.3, 5, 3.5, inactivityTuning).reduce((all, { weight }) => all + weight, 0);
    expect(sum).toBeCloseTo(3, 9);
  });

  it('makes lasting likelier with the probability of inactivity, and changes little when that is 0', () => {
    expect(lasts(0.9)).toBeGreaterThan(lasts(0.3));
    expect(lasts(0.3)).toBeGreaterThan(lasts(0));
    expect(lasts(0)).toBeLessThan(mixtureCdf(components, 50) + 0.05);
  });

  it('changes nothing when no time is left', () => {
    expect(withInactivity(components, 0.5, 0, 3.5, inactivityTuning)).toBe(components);
  });
});
