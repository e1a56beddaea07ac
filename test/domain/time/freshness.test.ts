import { describe, expect, it } from 'vitest';
import { freshnessOf } from '../../../src/domain/time/freshness';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';

describe('freshnessOf', () => {
  it.each([
    ['live', 0],
    ['live', 5 * minuteMs - 1],
    ['recent', 5 * minuteMs],
    ['recent', hourMs - 1],
    ['aged', hourMs],
    // The clock was set back since.
    ['live', -3 * hourMs],
  ])('is %s after %d ms', (freshness, ageMs) => {
    expect(freshnessOf(1e12, 1e12 + ageMs)).toBe(freshness);
  });

  it('is superseded from the stated end on, however recent', () => {
    expect(freshnessOf(1e12, 1e12 + 1, 1e12 + 1)).toBe('superseded');
    expect(freshnessOf(1e12, 1e12 + 1, 1e12 + 2)).toBe('live');
    expect(freshnessOf(1e12, 1e12 + 1, null)).toBe('live');
  });
});
