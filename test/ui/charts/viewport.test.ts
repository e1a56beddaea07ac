import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hourMs } from '../../../src/domain/time/instant';
import { pan, shortestViewMs, viewByKey, zoom } from '../../../src/ui/charts/viewport';

const bounds = { fromAt: 0, toAt: 1_000 * hourMs };
const views = fc
  .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 100 }))
  .map(([from, width]) => ({ fromAt: from * hourMs, toAt: (from + width) * hourMs }));

describe('viewport', () => {
  it('never leaves its bounds nor gets shorter than there is anything to see', () => {
    fc.assert(
      fc.property(views, fc.double({ min: 0.01, max: 100, noNaN: true }), fc.integer(), (view, factor, byMs) => {
        for (const next of [zoom(view, factor, view.fromAt, bounds), pan(view, byMs, bounds)]) {
          expect(next.fromAt).toBeGreaterThanOrEqual(bounds.fromAt);
          expect(next.toAt).toBeLessThanOrEqual(bounds.toAt + 1);
          expect(next.toAt - next.fromAt).toBeGreaterThanOrEqual(shortestViewMs - 1);
        }
      }),
    );
  });

  it('keeps the width when it moves', () => {
    fc.assert(
      fc.property(views, fc.integer({ min: -1e12, max: 1e12 }), (view, byMs) => {
        const next = pan(view, byMs, bounds);
        expect(next.toAt - next.fromAt).toBe(view.toAt - view.fromAt);
      }),
    );
  });

  it('keeps the instant under the pointer where it is while zooming', () => {
    const view = { fromAt: 400 * hourMs, toAt: 500 * hourMs };
    const around = 425 * hourMs;
    const next = zoom(view, 0.5, around, bounds);
    expect((around - next.fromAt) / (next.toAt - next.fromAt)).toBeCloseTo(0.25);
    expect(next.toAt - next.fromAt).toBe(50 * hourMs);
  });

  it.each([
    ['Home', 0, 100],
    ['End', 900, 1_000],
    ['ArrowLeft', 387.5, 487.5],
    ['ArrowRight', 412.5, 512.5],
    ['-', 375, 525],
  ])('goes by key: %s', (key, from, to) => {
    const next = viewByKey(key, { fromAt: 400 * hourMs, toAt: 500 * hourMs }, bounds);
    expect(next && [next.fromAt / hourMs, next.toAt / hourMs]).toEqual([from, to]);
  });

  it('leaves other keys alone', () => {
    expect(viewByKey('a', bounds, bounds)).toBeNull();
  });
});
