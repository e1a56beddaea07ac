import { describe, expect, it } from 'vitest';
import { dollarsOf } from '../../src/i18n/format-credits';
import { testTranslator } from '../support/translator';

const { formats } = testTranslator();

describe('an amount of credits', () => {
  it.each([
    ['260.9493799584', '260.94'],
    ['250', '250'],
    ['1234567.5', '1,234,567.50'],
    ['0', '0'],
    ['-0', '0'],
    ['0.009', '0'],
    ['-3.999', '-3.99'],
    ['1e3', '1,000'],
  ])('%s reads "%s"', (decimal, text) => {
    expect(formats.credits(Number(decimal))).toBe(text);
  });

  it.each(['', '  ', 'many', 'NaN', 'Infinity'])('has no price for "%s"', (decimal) => {
    expect(dollarsOf(decimal)).toBeNull();
  });

  it('takes 25 credits for a dollar', () => {
    expect(dollarsOf('250')).toBe(10);
  });
});
