import { describe, expect, it } from 'vitest';
import { adviceSentence, bankSentence } from '../../../src/domain/advice/advice-sentences';
import type { ResetAdvice } from '../../../src/domain/forecast/outlook';
import { dayMs } from '../../../src/domain/time/instant';

const now = Date.UTC(2026, 5, 3, 9);
const british = { zone: 'UTC', locale: 'en-GB' };
const american = { zone: 'UTC', locale: 'en-US' };

const advice = (more: Partial<ResetAdvice>): ResetAdvice => ({
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
const say = (more: Partial<ResetAdvice>, isFirst = true, localeAndZone = british) =>
  adviceSentence(advice(more), { isFirst, expiresAt: now + 9 * dayMs, localeAndZone });

describe('adviceSentence and bankSentence', () => {
  it('say what waiting gains, and when', () => {
    expect(say({})).toBe('Wait: worth about 40 % of a whole window on Friday morning, 12 % now.');
    expect(say({ worthNowPercent: -3 })).toBe(
      'Wait: using it now would lose you time; best on Friday morning, worth about 40 % then.',
    );
    expect(say({}, false)).toBe(
      'Keep it for after the others: best on Friday morning, worth about 40 % of a whole window then.',
    );
  });

  it('never name a worth of 0 %', () => {
    const nothing = { worthThenPercent: 0.4, lapseRisk: 0.33 };
    expect(say({ ...nothing, worthNowPercent: -3 })).toBe(
      'Wait: using it now would lose you time, and it is expected to be worth next to nothing on Friday morning. 1 in 3 that it expires unused.',
    );
    expect(say(nothing, false)).toBe(
      'Keep it for after the others; it is expected to be worth next to nothing then. 1 in 3 that it expires unused.',
    );
    expect(say({ advice: 'use-now', worthNowPercent: 0.2 })).toBe(
      'Use it now: you hold more than you are expected to need before they expire.',
    );
    expect(bankSentence([advice({ worthThenPercent: 0.4 })], british)).toBe(
      'One reset held, worth next to nothing in all: next best use on Friday morning.',
    );
  });

  it('never call a likely expiry an even chance', () => {
    const risk = (lapseRisk: number) => say({ lapseRisk }).replace(/^[^.]*\. ?/, '');
    expect([0.05, 0.19, 0.5, 0.75, 0.98].map(risk)).toEqual([
      '',
      '1 in 5 that it expires unused.',
      '1 in 2 that it expires unused.',
      'It will probably expire unused.',
      'It will almost surely expire unused.',
    ]);
    expect(bankSentence([advice({ lapseRisk: 0.55 })], british)).toMatch(/next best use on Friday morning\.$/);
    expect(bankSentence([advice({ lapseRisk: 0.7 })], british)).toBe(
      'One reset held; at your pace it will probably expire unused.',
    );
  });

  it('name no better time where none is expected', () => {
    const soon = { bestAt: now, worthNowPercent: 22, worthThenPercent: 27 };
    expect(say(soon)).toBe('Wait: worth about 27 % of a whole window, and now is not clearly better than later.');
    expect(say({ ...soon, worthNowPercent: -3, worthThenPercent: 0.2 })).toBe(
      'Wait: it is expected to be worth next to nothing, now or later.',
    );
    expect(bankSentence([advice(soon)], british)).toBe(
      'One reset held, worth about 27 % of a whole window in all: no hurry to use one.',
    );
    expect(say({ worthNowPercent: 39.8 })).toBe(
      'Wait: worth about 40 % of a whole window on Friday morning as well as now.',
    );
  });

  it('give the reason that holds for not using a reset', () => {
    const leave = { advice: 'let-lapse', bestAt: null, worthThenPercent: null } as const;
    expect(say(leave)).toMatch(/^Let it be: at your pace you are not expected to run out before it expires/);
    expect(say({ ...leave, forfeitedPercent: 0 })).toMatch(/^Let it be: the window starts over by itself soon/);
    expect(say(leave, false)).toMatch(/^Let it be: once the others are used/);
    expect(adviceSentence(advice({ bestAt: null }), { isFirst: true, expiresAt: null, localeAndZone: british })).toBe(
      'Wait: at your pace you are not expected to run out in the coming weeks, and nothing presses.',
    );
  });

  it('spell a date as the reader does', () => {
    const far = { advice: 'let-lapse' } as const;
    expect(say(far)).toMatch(/before it expires on Friday 12 June\.$/);
    expect(say(far, true, american)).toMatch(/before it expires on Friday June 12\.$/);
    const later = [advice({ bestAt: now + 9 * dayMs })];
    expect(bankSentence(later, american)).toMatch(/next best use on Friday June 12\.$/);
  });
});
