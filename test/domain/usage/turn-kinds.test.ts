import { describe, expect, it } from 'vitest';
import { turnKinds } from '../../../src/domain/usage/turn-kinds';
import { ownPrices, tableOf } from '../../support/usage-rows';

const hour = 3_600_000;
const turns = (count: number, credits: number, from: number, more = {}) =>
  Array.from({ length: count }, (_, index) => ({ at: (from + index) * hour, credits, turn: from + index, ...more }));

describe('Kinds of turns', () => {
  it('are the cheapest third, all, those at high effort, and hours in which sessions ran side by side', () => {
    const quiet = [...turns(10, 1, 0), ...turns(12, 6, 20), ...turns(8, 40, 40, { effort: 'high' })];
    const beside = turns(6, 10, 60).flatMap((response) => [response, { ...response, thread: 'u', credits: 15 }]);
    expect(turnKinds(tableOf([...quiet, ...beside]), ownPrices)).toEqual({
      question: 1,
      task: 6,
      long: 40,
      parallel: 25,
    });
  });

  it('are null one by one where fewer than five were seen, and all where nothing has a price', () => {
    expect(turnKinds(tableOf(turns(6, 3, 0)), ownPrices)).toEqual({
      question: null,
      task: 3,
      long: null,
      parallel: null,
    });
    expect(turnKinds(tableOf([{ at: 0, credits: 3, model: 'nobody-knows' }]), ownPrices)).toBeNull();
    expect(turnKinds(tableOf([]), ownPrices)).toBeNull();
  });

  it('count a turn with all its responses', () => {
    const parts = turns(5, 2, 0).flatMap((response) => [response, response, response]);
    expect(turnKinds(tableOf(parts), ownPrices)?.task).toBe(6);
  });
});
