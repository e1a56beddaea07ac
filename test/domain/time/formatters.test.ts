import { describe, expect, it } from 'vitest';
import { lazyFormatters, utcFormatters } from '../../../src/domain/time/formatters';

const at = Date.UTC(2026, 8, 13, 5, 52);

describe('lateWords', () => {
  it('asks for the words when the first instant is spelled, not before', () => {
    let asked = 0;
    const words = lazyFormatters(() => {
      asked += 1;
      return { ...utcFormatters, instant: () => 'Sun Sep 13, 1:52 AM EDT' };
    });
    expect([words.duration(3_600_000), asked]).toEqual(['1 h', 0]);
    expect([words.instant(at), asked]).toEqual(['Sun Sep 13, 1:52 AM EDT', 1]);
  });

  it('says it in UTC where they cannot be read: the badge is drawn all the same', () => {
    const words = lazyFormatters(() => {
      throw new Error('a part of the extension is missing');
    });
    expect(words.instant(at)).toBe('Sun 13 Sep, 05:52 UTC');
  });
});
