import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteMs } from '../../../src/domain/time/instant';
import { nextChangeAt } from '../../../src/ui/screen/next-change';
import { now, plus } from '../../support/fixtures/account-view';

describe('nextChangeAt', () => {
  it('is the end of a window that comes first', () => {
    const windows = plus.windows.map((window) => ({ ...window, resetsAt: now + 90_000 }));
    expect(nextChangeAt({ ...plus, windows }, now)).toBe(now + 90_000);
  });

  it('is the moment a reading stops being live', () => {
    expect(nextChangeAt({ ...plus, observedAt: now - 4 * minuteMs }, now)).toBe(now + minuteMs);
  });

  it('is always ahead, and never more than five minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 }), (end, seen) => {
        const windows = plus.windows.map((window) => ({ ...window, resetsAt: now + end }));
        const at = nextChangeAt({ ...plus, windows, observedAt: now + seen }, now);
        expect(at).toBeGreaterThan(now);
        expect(at).toBeLessThanOrEqual(now + 5 * minuteMs);
      }),
    );
  });
});
