import { describe, expect, it } from 'vitest';
import { adviceLine, describeAdvice, describeBank } from '../../../src/domain/advice/describe-advice';
import type { ResetAdvice } from '../../../src/domain/forecast/outlook';
import { dayMs } from '../../../src/domain/time/instant';
import { testTranslator } from '../../support/translator';

const now = Date.UTC(2026, 5, 3, 9);
const british = testTranslator({ now: () => now });
const american = testTranslator({ now: () => now, place: { zone: 'UTC', locale: 'en-US' } });

const advice = (more: Partial<ResetAdvice>): ResetAdvice => ({
  key: 'a',
  madeAt: now,
  isNext: true,
  expiresAt: now + 9 * dayMs,
  advice: 'wait',
  silence: null,
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
const say = (more: Partial<ResetAdvice>, isNext = true, reader = british) =>
  reader.sentences(describeAdvice(advice({ isNext, ...more })));
const bank = (advice: readonly ResetAdvice[], reader = british) => reader.sentences(describeBank(advice));

describe('describeAdvice and describeBank', () => {
  it('say what waiting gains, and when', () => {
    expect(say({})).toBe('Wait: best Friday morning, worth about 40% of a window then, 12% now.');
    expect(say({ worthNowPercent: -3 })).toBe(
      'Wait: using it now would cost you time. Best Friday morning, worth about 40% of a window then.',
    );
    expect(say({}, false)).toBe(
      'Keep it until the others are used: best Friday morning, worth about 40% of a window then.',
    );
    expect(say({ advice: 'use-now', worthNowPercent: 61.2 })).toBe(
      'Use it now: worth about 61% of a window, and waiting is unlikely to add much.',
    );
  });

  it('never name a worth of 0 %', () => {
    const nothing = { worthThenPercent: 0.4, lapseRisk: 0.33 };
    expect(say({ ...nothing, worthNowPercent: -3 })).toBe(
      'Wait: using it now would cost you time, and Friday morning it is worth almost nothing. 1 in 3 chance it expires unused.',
    );
    expect(say(nothing, false)).toBe(
      'Keep it until the others are used: worth almost nothing by then. 1 in 3 chance it expires unused.',
    );
    expect(say({ advice: 'use-now', worthNowPercent: 0.2 })).toBe(
      'Use it now: you hold more resets than you are likely to need before they expire.',
    );
    expect(bank([advice({ worthThenPercent: 0.4 })])).toBe(
      '1 reset held, worth almost nothing. Best time to use one: Friday morning.',
    );
  });

  it('never call a likely expiry an even chance', () => {
    const risk = (lapseRisk: number) => say({ lapseRisk }).replace(/^[^.]*\. ?/, '');
    expect([0.05, 0.19, 0.5, 0.55, 0.75, 0.98].map(risk)).toEqual([
      '',
      '1 in 5 chance it expires unused.',
      '1 in 2 chance it expires unused.',
      '1 in 2 chance it expires unused.',
      'It will probably expire unused.',
      'It will almost certainly expire unused.',
    ]);
    expect(bank([advice({ lapseRisk: 0.55 })])).toMatch(/Best time to use one: Friday morning\.$/);
    expect(bank([advice({ lapseRisk: 0.7 })])).toBe('1 reset held. At your pace it will probably expire unused.');
  });

  it('name no better time where none is expected', () => {
    const soon = { bestAt: now, worthNowPercent: 22, worthThenPercent: 27 };
    expect(say(soon)).toBe('Wait: worth about 27% of a window, and now is not clearly better than later.');
    expect(say({ ...soon, worthNowPercent: -3, worthThenPercent: 0.2 })).toBe(
      'Wait: worth almost nothing, now or later.',
    );
    expect(bank([advice(soon)])).toBe('1 reset held, worth about 27% of a window. No hurry to use one.');
    expect(say({ worthNowPercent: 39.8 })).toBe('Wait: worth about 40% of a window Friday morning, the same as now.');
  });

  it('give the reason that holds for not using a reset', () => {
    const leave = { advice: 'let-lapse', bestAt: null, worthThenPercent: null } as const;
    expect(say(leave)).toBe('Let it expire Friday 12 June: at your pace you are unlikely to run out before then.');
    expect(say({ ...leave, forfeitedPercent: 0 })).toMatch(
      /^Let it expire Friday 12 June: the window is full again soon/,
    );
    expect(say(leave, false)).toMatch(/^Let it expire Friday 12 June: once the others are used/);
    expect(say({ bestAt: null, expiresAt: null })).toBe(
      'Wait: at your pace you are unlikely to run out in the coming weeks, so there is no hurry.',
    );
    expect(say({ advice: 'none', silence: 'no-expiry' })).toBe('No expiry is stated, so there is no hurry.');
  });

  it('count several resets, and those that will expire', () => {
    const kept = advice({ isNext: false, lapseRisk: 0.5, worthThenPercent: 30 });
    const lost = advice({ isNext: false, lapseRisk: 0.9, worthThenPercent: 10 });
    expect(bank([advice({}), kept, lost])).toBe(
      '3 resets held, worth about 56% of a window together. Best time to use one: Friday morning. One will probably expire unused.',
    );
    expect(bank([advice({ worthThenPercent: 90 }), advice({ worthThenPercent: 62 })])).toMatch(
      /^2 resets held, worth about 1\.5 windows together\./,
    );
    expect(bank([advice({ advice: 'none', silence: 'nothing-used' }), kept])).toBe(
      '2 resets held. Nothing is used yet, and a reset is refused while nothing is used.',
    );
    expect(bank([])).toBe('');
  });

  it('spell a date as the reader does', () => {
    const far = { advice: 'let-lapse' } as const;
    expect(say(far)).toMatch(/^Let it expire Friday 12 June:/);
    expect(say(far, true, american)).toMatch(/^Let it expire Friday June 12:/);
    const later = [advice({ bestAt: now + 9 * dayMs })];
    expect(bank(later, american)).toMatch(/Best time to use one: Friday June 12\.$/);
  });
});

describe('adviceLine', () => {
  const line = (more: Partial<ResetAdvice>) => {
    const made = adviceLine([advice(more)]);
    return made && british.spell(made);
  };

  it('says what to do with the next reset in one line', () => {
    expect(line({})).toBe('Wait: best Friday morning, 40% then, 12% now');
    expect(line({ worthNowPercent: -3 })).toBe('Wait: best Friday morning, worth 40% then');
    expect(line({ bestAt: now, worthNowPercent: 27, worthThenPercent: 27 })).toBe(
      'No hurry: worth 27% of a window, now or later',
    );
    expect(line({ worthThenPercent: 0.3 })).toBe('Wait: worth almost nothing now');
    expect(line({ advice: 'use-now', worthNowPercent: 61 })).toBe('Use one now: worth 61% of a window');
    expect(line({ advice: 'use-now', worthNowPercent: 0 })).toBe(
      'Use one now: you hold more than you are likely to need',
    );
    expect(line({ advice: 'let-lapse', bestAt: null })).toBe('You are unlikely to need it before it expires');
  });

  it('says nothing without advice', () => {
    expect(line({ advice: 'none', silence: 'stale' })).toBeNull();
    expect(adviceLine([])).toBeNull();
  });
});
