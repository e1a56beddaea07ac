import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaugeValue } from '../../src/i18n/format-percent';
import { testTranslator } from '../support/translator';

const { gauge } = testTranslator().formats;

/** Without its sign. */
const shownOf = (left: number, mode: 'left' | 'used') => gauge(left, mode).replace('%', '');

describe('a percentage of a window', () => {
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
    expect(shownOf(left, 'left')).toBe(asLeft);
    expect(shownOf(left, 'used')).toBe(asUsed);
  });

  it('never claims more left than there is, nor that nothing is left while something is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (left) => {
        const shown = shownOf(left, 'left');
        if (shown === '<1') return left > 0 && left < 1;
        return Number(shown) <= left + 1e-6 && (left === 0) === (shown === '0');
      }),
    );
  });

  it('lets both faces of one number add up to 100', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 100, noNaN: true }), (left) => {
        expect(Number(shownOf(left, 'left')) + Number(shownOf(left, 'used'))).toBe(100);
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
