import { describe, expect, it } from 'vitest';
import { parseSeeds, reportedSeeds } from '../../../lab/generated/seeds';

describe('parseSeeds', () => {
  it('reads single seeds and ranges in their order', () => {
    expect(parseSeeds('3')).toEqual([3]);
    expect(parseSeeds('1-3, 10-11')).toEqual([1, 2, 3, 10, 11]);
    expect(parseSeeds(reportedSeeds)).toHaveLength(40);
  });

  it.each(['', '-3', '3-1', '1..3', 'a', '1-2-3', '1,'])('refuses %j with a sentence', (text) => {
    expect(() => parseSeeds(text)).toThrow(/no list of seeds/);
  });
});
