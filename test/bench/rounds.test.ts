import { describe, expect, it } from 'vitest';
import { sampleInRounds, shuffledRounds } from '../../bench/rounds';
import { seededRandom } from '../../src/domain/random';

describe('shuffled rounds', () => {
  it('hold every variant once a round, in more than one order', () => {
    const order = shuffledRounds(['a', 'b', 'c'], 20, seededRandom('rounds'));
    const rounds = Array.from({ length: 20 }, (_, round) => order.slice(3 * round, 3 * round + 3));
    for (const round of rounds) expect([...round].sort()).toEqual(['a', 'b', 'c']);
    expect(new Set(rounds.map((round) => round.join(''))).size).toBeGreaterThan(3);
  });
});

describe('samples', () => {
  it('leave out the first round of each variant', async () => {
    const count = { a: 0, b: 0 };
    const samples = await sampleInRounds(['a', 'b'], 3, seededRandom('samples'), async (name) => {
      count[name] += 1;
      return count[name];
    });
    expect(samples).toEqual({ a: [2, 3, 4], b: [2, 3, 4] });
  });
});
