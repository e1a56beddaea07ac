import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time/instant';
import { slicesOf } from '../../../src/engine/state/history-slices';

const now = Date.UTC(2026, 10, 21, 9);
const ago = fc.integer({ min: 0, max: 400 * dayMs });

describe('slicesOf', () => {
  it('covers the span without a gap, an overlap or an end of its own', () => {
    fc.assert(
      fc.property(ago, fc.option(ago, { nil: undefined }), (first, last) => {
        const from = now - first;
        const to = last === undefined ? undefined : now - last;
        const slices = slicesOf(from, to, now);
        expect(slices[0]?.from).toBe(from);
        expect(slices.at(-1)?.to).toBe(to);
        for (const [index, slice] of slices.entries()) {
          if (index > 0) expect(slice.from).toBe((slices[index - 1]?.to ?? Number.NaN) + 1);
        }
      }),
    );
  });

  it('reads recent days one by one and packed months whole', () => {
    const spans = slicesOf(now - 100 * dayMs, now, now).map(({ from = 0, to = 0 }) => (to - from) / dayMs);
    expect(spans.slice(0, 2).every((days) => days > 28)).toBe(true);
    expect(spans.slice(4).every((days) => days <= 1)).toBe(true);
  });

  it('does not cut the future, however far the question reaches', () => {
    const slices = slicesOf(now - 7 * dayMs, Number.MAX_SAFE_INTEGER, now);
    expect(slices.length).toBeLessThan(10);
    expect(slices.at(-1)?.to).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('leaves a span without a beginning whole', () => {
    expect(slicesOf(undefined, now, now)).toEqual([{ to: now }]);
    expect(slicesOf(undefined, undefined, now)).toEqual([{}]);
  });
});
