import { describe, expect, it } from 'vitest';
import { mixtureCdf } from '../../../src/domain/forecast/gamma-mixture';
import { inactivityTuning, probabilityInactive, withInactivity } from '../../../src/domain/forecast/inactivity';

const rhythm = new Float64Array(168).fill(0.8);

/** Three weeks of steady use, of which the last `silent` hours brought nothing. */
function hours(silent: number) {
  const count = 504;
  return {
    used: Float64Array.from({ length: count }, (_, hour) => (hour < count - silent ? 0.8 : 0)),
    observed: new Float64Array(count).fill(1),
    censored: new Float64Array(count),
  };
}

describe('awayNow', () => {
  it('does not miss somebody at once, and takes them for gone after days of silence', () => {
    const likely = [0, 6, 24, 72, 168].map((silent) => probabilityInactive(hours(silent), rhythm, inactivityTuning));
    expect(likely).toEqual(likely.toSorted((a, b) => a - b));
    expect(likely[0]).toBe(0);
    expect(likely[1]).toBeLessThan(0.02);
    expect(likely[3]).toBeGreaterThan(0.5);
  });

  it('misses nobody at hours at which they never work, nor where nobody looked', () => {
    expect(probabilityInactive(hours(72), new Float64Array(168), inactivityTuning)).toBeLessThan(0.05);
    const unseen = { ...hours(72), observed: new Float64Array(504) };
    expect(probabilityInactive(unseen, rhythm, inactivityTuning)).toBeLessThan(0.05);
  });
});

describe('withAbsences', () => {
  const parts = [{ mean: 60, variance: 200, weight: 3 }];
  const lasts = (away: number, days = 5) => mixtureCdf(withInactivity(parts, away, days, 3.5, inactivityTuning), 50);

  it('keeps the weight of the parts together', () => {
    const sum = withInactivity(parts, 0.3, 5, 3.5, inactivityTuning).reduce((all, { weight }) => all + weight, 0);
    expect(sum).toBeCloseTo(3, 9);
  });

  it('calls lasting the likelier the surer the absence, and leaves next to nothing out when nobody is gone', () => {
    expect(lasts(0.9)).toBeGreaterThan(lasts(0.3));
    expect(lasts(0.3)).toBeGreaterThan(lasts(0));
    expect(lasts(0)).toBeLessThan(mixtureCdf(parts, 50) + 0.05);
  });

  it('says nothing new of no time at all', () => {
    expect(withInactivity(parts, 0.5, 0, 3.5, inactivityTuning)).toBe(parts);
  });
});
