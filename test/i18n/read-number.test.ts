import { describe, expect, it } from 'vitest';
import { readNumber } from '../../src/i18n/read-number';

describe('A typed number', () => {
  it.each([
    ['1.5', 'en', 1.5],
    ['1,5', 'en', 1.5],
    ['1,500', 'en', 1_500],
    ['1,500', 'de', 1.5],
    ['1.500', 'de', 1_500],
    ['1.500', 'en', 1.5],
    ['0,012', 'en', 0.012],
    ['0.012', 'de', 0.012],
    ['1,234,567', 'de', 1_234_567],
    ['1.234.567,8', 'en', 1_234_567.8],
    ['1,234.5', 'de', 1_234.5],
    ['1 234,5', 'fr', 1_234.5],
    ['1\u202f234,5', 'fr', 1_234.5],
    ["1'234.5", 'de-CH', 1_234.5],
    ['١٢٫٥', 'ar', 12.5],
    ['۱۲٫۵', 'fa', 12.5],
    ['１２', 'ja', 12],
    ['-3', 'en', -3],
    ['−3', 'en', -3],
    ['.5', 'en', 0.5],
    ['5.', 'en', 5],
    ['1e308', 'en', 1e308],
    [' 7 ', 'en', 7],
  ])('%s in %s is %d', (text, locale, value) => {
    expect(readNumber(text, locale)).toBe(value);
  });

  it.each(['abc', '12a', '1e999', '1.2.3,4,5', '--3', 'NaN', 'Infinity', '.', '-', '0x10', '１２x'])(
    '%s is none',
    (text) => {
      expect(readNumber(text, 'en')).toBe('not-a-number');
    },
  );

  it.each(['', '   ', '\u00a0'])('nothing typed is empty', (text) => {
    expect(readNumber(text, 'en')).toBe('empty');
  });
});
