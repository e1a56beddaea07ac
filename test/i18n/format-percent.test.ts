import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPercent, gaugeValue } from '../../src/i18n/format-percent';

describe('formatPercent', () => {
  it.each([
    [100, '100', '0'],
    [79.5, '79', '21'],
    [99.7, '99', '1'],
    [0.4, '<1', '>99'],
    [0, '0', '100'],
    [-0, '0', '100'],
    [-3, '0', '100'],
    [140, '100', '0'],
    [Number.NaN, '0', '100'],
    [100 - 57.99999999999999, '42', '58'],
  ])('%d left reads %s left and %s used', (left, asLeft, asUsed) => {
    expect(formatPercent(left, 'left')).toBe(asLeft);
    expect(formatPercent(left, 'used')).toBe(asUsed);
  });

  it('never claims more left than there is, nor that nothing is left while something is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (left) => {
        const shown = formatPercent(left, 'left');
        if (shown === '<1') return left > 0 && left < 1;
        return Number(shown) <= left + 1e-6 && (left === 0) === (shown === '0');
      }),
    );
  });

  it('lets both faces of one number add up to 100', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 100, noNaN: true }), (left) => {
        expect(Number(formatPercent(left, 'left')) + Number(formatPercent(left, 'used'))).toBe(100);
      }),
    );
  });
});

describe('gaugeValue', () => {
  it.each([
    [67, 67],
    [79.58, 79.5],
    [-0, 0],
    [Number.NaN, 0],
    [120, 100],
  ])('%d is told as %d', (left, told) => {
    expect(Object.is(gaugeValue(left), told)).toBe(true);
  });
});
