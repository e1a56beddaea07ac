import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/instant';
import type { ResetVerdict } from '../../../src/domain/plan/outlook';
import { bankWords, verdictWords } from '../../../src/domain/plan/verdict-words';

const now = Date.UTC(2026, 5, 3, 9);
const british = { zone: 'UTC', locale: 'en-GB' };
const american = { zone: 'UTC', locale: 'en-US' };

const verdict = (more: Partial<ResetVerdict>): ResetVerdict => ({
  key: 'a',
  madeAt: now,
  advice: 'wait',
  silence: null,
  text: '',
  worthNowPercent: 12,
  bestAt: now + 2 * dayMs,
  worthThenPercent: 40,
  latestAt: null,
  lapseRisk: 0,
  reconsiderAt: null,
  forfeitedPercent: 60,
  shiftMs: 0,
  ...more,
});
const say = (more: Partial<ResetVerdict>, first = true, place = british) =>
  verdictWords(verdict(more), { first, expiresAt: now + 9 * dayMs, place });

describe('verdictWords', () => {
  it('says what waiting brings, and when', () => {
    expect(say({})).toBe('Wait: worth about 40 % of a whole window on Friday morning, 12 % now.');
    expect(say({ worthNowPercent: -3 })).toBe(
      'Wait: using it now would lose you time; best on Friday morning, worth about 40 % then.',
    );
    expect(say({}, false)).toBe(
      'Keep it for after the others: best on Friday morning, worth about 40 % of a whole window then.',
    );
  });

  it('never counts on 0 %', () => {
    const nothing = { worthThenPercent: 0.4, lapseRisk: 0.33 };
    expect(say({ ...nothing, worthNowPercent: -3 })).toBe(
      'Wait: using it now would lose you time, and it is expected to be worth next to nothing on Friday morning. 1 in 3 that it lapses unused.',
    );
    expect(say(nothing, false)).toBe(
      'Keep it for after the others; it is expected to be worth next to nothing then. 1 in 3 that it lapses unused.',
    );
    expect(say({ advice: 'use-now', worthNowPercent: 0.2 })).toBe(
      'Use it now: it brings next to nothing, and waiting is not expected to bring much more.',
    );
    expect(bankWords([verdict({ worthThenPercent: 0.4 })], british)).toBe(
      'One reset held, worth next to nothing in all: next best use on Friday morning.',
    );
  });

  it('names a day of the month as its reader does', () => {
    const far = { advice: 'let-lapse' } as const;
    expect(say(far)).toMatch(/before it lapses on Friday 12 June\.$/);
    expect(say(far, true, american)).toMatch(/before it lapses on Friday June 12\.$/);
    const later = [verdict({ bestAt: now + 9 * dayMs })];
    expect(bankWords(later, american)).toMatch(/next best use on Friday June 12\.$/);
  });
});
