import { describe, expect, it } from 'vitest';
import { planLabel } from '../../../src/domain/accounts/plan-label';
import { utcFormatters } from '../../../src/domain/time/formatters';
import { freshnessOf } from '../../../src/domain/time/freshness';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';

describe('freshness', () => {
  it.each([
    ['live', 0],
    ['live', 5 * minuteMs - 1],
    ['recent', 5 * minuteMs],
    ['recent', hourMs - 1],
    ['aged', hourMs],
    // A clock set back since: not old.
    ['live', -3 * hourMs],
  ])('is %s after %d ms', (freshness, ageMs) => {
    expect(freshnessOf(1e12, 1e12 + ageMs)).toBe(freshness);
  });

  it('is superseded from the announced end on, however young', () => {
    expect(freshnessOf(1e12, 1e12 + 1, 1e12 + 1)).toBe('superseded');
    expect(freshnessOf(1e12, 1e12 + 1, 1e12 + 2)).toBe('live');
    expect(freshnessOf(1e12, 1e12 + 1, null)).toBe('live');
  });
});

describe('the name of a plan', () => {
  it.each([
    ['plus', 'Plus'],
    ['prolite', 'Pro'],
    ['pro', 'Pro (More)'],
    ['PROMAX', 'Pro (Max)'],
    ['some_new_plan', 'Some new plan'],
    ['team', 'Business'],
    ['business', 'Enterprise'],
    ['self_serve_business_prolite', 'Business Premium'],
    ['edu_pro', 'Edu Pro'],
    ['hc', 'Enterprise'],
    ['hc2', 'hc2'],
    ['xk_bpq', 'xk_bpq'],
    ['', null],
    [null, null],
  ])('%s is %s', (code, label) => {
    expect(planLabel(code)).toBe(label);
  });
});

describe('spans in words', () => {
  it.each([
    [0, '0 min'],
    [59 * minuteMs, '59 min'],
    [hourMs, '1 h'],
    [90 * minuteMs, '1 h 30 min'],
    [26 * hourMs, '1 d 2 h'],
    [-48 * hourMs, '2 d'],
  ])('%d ms are %s', (ms, words) => {
    expect(utcFormatters.duration(ms)).toBe(words);
  });
});
