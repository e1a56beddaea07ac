import { describe, expect, it } from 'vitest';
import { describeForecast, describeSilence } from '../../../src/domain/forecast/describe-forecast';
import { odds } from '../../../src/domain/forecast/odds';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { testTranslator } from '../../support/translator';

const now = Date.UTC(2026, 5, 3, 9);
const { spell } = testTranslator({ now: () => now });
const say = (runsOut: number, isNamed = true) =>
  spell(
    describeForecast({
      silence: null,
      runsOut,
      runsOutAt: isNamed ? { q10: now, q50: now + dayMs + 9 * hourMs, q90: now + 2 * dayMs } : null,
      leftAtEnd: { q10: 0, q50: 31, q90: 60 },
      resetsAt: now + 4 * dayMs,
    }),
  );

describe('describeForecast', () => {
  it.each([
    [0.01, 'Lasts until Sunday morning, with about 31% left.'],
    [0.08, 'Almost certain to last until Sunday morning, with about 31% left.'],
    [0.19, 'Likely to last (1 in 5 chance it runs out tomorrow evening).'],
    [0.5, 'Could go either way: even odds that it runs out tomorrow evening.'],
    [0.8, 'Likely to run out tomorrow evening (1 in 5 chance it lasts).'],
    [0.97, 'Almost certain to run out tomorrow evening.'],
  ])('says %s as “%s”', (runsOut, words) => {
    expect(say(runsOut)).toBe(words);
  });

  it('names no instant where none is known', () => {
    expect([0.19, 0.5, 0.8, 0.97].map((runsOut) => say(runsOut, false))).toEqual([
      'Likely to last (1 in 5 chance it runs out).',
      'Could go either way: even odds that it runs out.',
      'Likely to run out before it is full again (1 in 5 chance it lasts).',
      'Almost certain to run out before it is full again.',
    ]);
  });

  it('says why there is no forecast', () => {
    expect(spell(describeSilence('stale'))).toBe(
      'The last reading is too old to go by. Open the usage page to refresh it.',
    );
  });
});

describe('odds', () => {
  it('are at least 1 in 100 and at most 19 in 20', () => {
    expect([0, 0.02, 0.19, 0.49, 0.5, 0.65, 0.75, 0.9, 1].map((share) => spell(odds(share)))).toEqual([
      '1 in 100',
      '1 in 50',
      '1 in 5',
      '1 in 2',
      '1 in 2',
      '2 in 3',
      '3 in 4',
      '9 in 10',
      '19 in 20',
    ]);
  });
});
