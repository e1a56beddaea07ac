import { describe, expect, it } from 'vitest';
import { dayPart, forecastSentence, odds } from '../../../src/domain/forecast/forecast-sentences';
import { dayMs, hourMs } from '../../../src/domain/time/instant';

const now = Date.UTC(2026, 5, 3, 9);
const say = (runsOut: number) =>
  forecastSentence({
    runsOut,
    runsOutAt: { q10: now, q50: now + dayMs + 9 * hourMs, q90: now + 2 * dayMs },
    leftAtEnd: { q10: 0, q50: 31, q90: 60 },
    resetsAt: now + 4 * dayMs,
    now,
    localeAndZone: { zone: 'UTC', locale: 'en-GB' },
  });

describe('forecastSentence', () => {
  it.each([
    [0.01, 'Lasts, with about 31 % left when it starts over on Sunday morning.'],
    [0.08, 'Almost surely lasts; about 31 % left when it starts over on Sunday morning.'],
    [0.19, 'Probably lasts; 1 in 5 that you run out tomorrow evening.'],
    [0.5, 'Could go either way; an even chance that you run out tomorrow evening.'],
    [0.8, 'Probably runs out tomorrow evening; 1 in 5 that it lasts.'],
    [0.97, 'Almost surely runs out tomorrow evening.'],
  ])('says %s as “%s”', (runsOut, words) => {
    expect(say(runsOut)).toBe(words);
  });
});

describe('dayPart', () => {
  it.each([
    [6 * hourMs, 'this afternoon'],
    [14 * hourMs, 'this evening'],
    [17 * hourMs, 'tonight'],
    [dayMs, 'tomorrow morning'],
    [2 * dayMs, 'on Friday morning'],
    [8 * dayMs, 'on Thursday 11 June'],
  ])('calls %s ms from now “%s”', (ahead, words) => {
    expect(dayPart(now + ahead, now, { zone: 'UTC', locale: 'en-GB' })).toBe(words);
  });

  it('counts the hours before five as the night before', () => {
    const localeAndZone = { zone: 'UTC', locale: 'en-GB' };
    const two = now + 17 * hourMs;
    expect([two, two + dayMs, two + 2 * dayMs].map((at) => dayPart(at, now, localeAndZone))).toEqual([
      'tonight',
      'tomorrow night',
      'on Friday night',
    ]);
    const one = two - hourMs;
    expect(dayPart(two, one, localeAndZone)).toBe('tonight');
  });

  it('uses the given zone', () => {
    expect(dayPart(now + 6 * hourMs, now, { zone: 'Asia/Tokyo', locale: 'en-GB' })).toBe('tonight');
  });
});

describe('odds', () => {
  it('is at least 1 in 2', () => {
    expect([0, 0.02, 0.19, 0.5, 1].map(odds)).toEqual(['1 in 100', '1 in 50', '1 in 5', '1 in 2', '1 in 2']);
  });
});
