// Same observations, any order of arrival, any number of times, from any number of devices: the same result.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, foldAll } from '../../../src/domain/fold/fold';
import { isCurrentFold } from '../../../src/domain/fold/fold-state';
import type { Observation } from '../../../src/domain/observations/observation';
import { story } from '../../support/fold-story';
import { chain, hour, observe, usage, week, win } from '../../support/timeline';

describe('the fold', () => {
  it('does not depend on the order of arrival, nor on repeats', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat()), (observations, chance) => {
        const shuffled = [...observations, ...observations.filter((_, index) => index % 3 === 0)]
          .map((observation) => ({ observation, rank: chance.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ observation }) => observation);
        expect(foldAll('me', shuffled)).toEqual(foldAll('me', observations));
      }),
      { numRuns: 300 },
    );
  });

  it('equals the chain of single steps, in state, memory and events', () => {
    fc.assert(
      fc.property(story, (observations) => {
        const whole = foldAll('me', observations);
        const steps = chain(observations.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)));
        expect(steps.events).toEqual(whole.events);
        expect(steps.fold).toEqual(whole.fold);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for two devices that each saw half', () => {
    fc.assert(
      fc.property(story, (observations) => {
        const seen = observations.map((one, index) =>
          observe(one.at, one.kind, one.facts as never, index % 2 ? 'phone' : 'desk'),
        );
        const phone = seen.filter(({ device }) => device === 'phone');
        const desk = seen.filter(({ device }) => device === 'desk');
        expect(foldAll('me', [...phone, ...desk])).toEqual(foldAll('me', [...desk, ...phone]));
        // Who saw it changes ids, never what happened.
        const plain = (all: readonly Observation[]) =>
          foldAll('me', all)
            .events.map(({ type, at, confirmed }) => [type, at, confirmed])
            .sort();
        expect(plain(seen)).toEqual(plain(observations));
      }),
      { numRuns: 150 },
    );
  });

  it('is plain JSON at every step, and stays small', () => {
    fc.assert(
      fc.property(story, (observations) => {
        const { fold } = foldAll('me', observations);
        const text = JSON.stringify(fold);
        expect(JSON.parse(text)).toEqual(fold);
        expect(text.length).toBeLessThan(200_000);
      }),
      { numRuns: 100 },
    );
  });

  it('knows a fold of its own version, and no other', () => {
    const { fold } = foldAll('me', [usage(1, [win(week, 5, 100)])]);
    expect(isCurrentFold(JSON.parse(JSON.stringify(fold)))).toBe(true);
    const { v: _, ...memory } = fold.memory;
    for (const old of [null, {}, { ...fold, memory }, { ...fold, memory: { ...memory, v: 0 } }])
      expect(isCurrentFold(old)).toBe(false);
  });

  it('says when an observation comes too late to be folded in', () => {
    const [first, second] = [usage(1, [win(week, 5, 100)]), usage(2, [win(week, 6, 100)])];
    const { fold } = foldAll('me', [second]);
    expect(advance(fold, first)).toEqual({ late: true });
    expect(advance(fold, second)).toEqual({ late: false, fold, changed: [], removed: [] });
    expect(advance(fold, usage(3, [win(week, 6, 100)])).late).toBe(false);
    expect(hour(1)).toBe(first.at);
  });
});
