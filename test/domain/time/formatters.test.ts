import { describe, expect, it } from 'vitest';
import { lazyFormatters, utcFormatters } from '../../../src/domain/time/formatters';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';

const at = Date.UTC(2026, 8, 13, 5, 52);

describe('lazyFormatters', () => {
  it('looks up the formatters when the first instant is spelled, not before', () => {
    let lookups = 0;
    const format = lazyFormatters(() => {
      lookups += 1;
      return { ...utcFormatters, instant: () => 'Sun Sep 13, 1:52 AM EDT' };
    });
    expect([format.duration(3_600_000), lookups]).toEqual(['1 h', 0]);
    expect([format.instant(at), lookups]).toEqual(['Sun Sep 13, 1:52 AM EDT', 1]);
  });

  it('uses UTC where the lookup throws', () => {
    const format = lazyFormatters(() => {
      throw new Error('a part of the extension is missing');
    });
    expect(format.instant(at)).toBe('Sun 13 Sep, 05:52 UTC');
  });
});

describe('utcFormatters.duration', () => {
  it.each([
    [0, '0 min'],
    [59 * minuteMs, '59 min'],
    [hourMs, '1 h'],
    [90 * minuteMs, '1 h 30 min'],
    [26 * hourMs, '1 d 2 h'],
    [-48 * hourMs, '2 d'],
  ])('spells %d ms as %s', (ms, text) => {
    expect(utcFormatters.duration(ms)).toBe(text);
  });
});
