import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparison, compareReadings } from '../../../src/domain/windows/compare-readings';
import { hour, week } from '../../support/timeline';

type Reading = readonly [at: number, used: number, endsAt: number];

function verdict([t1, u1, r1]: Reading, [t2, u2, r2]: Reading): Comparison {
  const point = (at: number, usedPercent: number, ends: number) => ({
    at: hour(at),
    usedPercent,
    resetsAt: hour(ends),
  });
  return compareReadings(point(t1, u1, r1), point(t2, u2, r2), { limit: 'codex', seconds: week });
}

const minute = 1 / 60;

describe('two readings of a weekly window', () => {
  it.each<[Comparison, string, Reading, Reading]>([
    ['same', 'use rises', [0, 40, 100], [1, 50, 100]],
    ['same', 'the end wanders by 119 s', [0, 40, 100], [1, 40, 100 + 119 / 3600]],
    ['moved', 'the end moves by 121 s', [0, 40, 100], [1, 40, 100 + 121 / 3600]],
    ['same', 'use falls by 1.9 points', [0, 40, 100], [1, 38.1, 100]],
    ['fell', 'use falls by 2 points', [0, 40, 100], [1, 38, 100]],
    ['fell', 'use falls by 2 points, spelled in binary fractions', [0, 73.4, 100], [1, 71.4, 100]],
    [
      'unusable',
      'use falls under an end that has passed: neither the old cycle nor the new',
      [99, 90, 100],
      [100.1, 0, 100],
    ],
    ['same', 'the old figures are still given after the end', [99, 90, 100], [100.1, 90, 100]],
    ['ended', 'the end passes', [99, 90, 100], [101, 3, 268.5]],
    ['ended', 'the end passes and nothing is used yet', [99, 90, 100], [101, 0, 269]],
    ['ended', 'the end passes and the next is already fuller', [99, 3, 100], [140, 60, 269]],
    ['ended', 'the new start lies 4 minutes before the announced end', [99, 90, 100], [101, 3, 268 - 4 * minute]],
    ['restarted', 'the new start lies 6 minutes before the announced end', [99, 90, 100], [101, 3, 268 - 6 * minute]],
    ['restarted', 'it began anew before its end', [1, 80, 100], [5, 0, 171]],
    ['restarted', 'it began anew and was used since', [1, 80, 100], [50, 30, 171]],
    ['restarted', 'it began anew with 2 % used since', [1, 80, 100], [5, 2, 171]],
    ['restarted', 'it is empty and idle', [1, 80, 100], [5, 0, 173]],
    ['restarted', 'it is empty under an earlier end', [1, 80, 100], [5, 0, 60]],
    ['fell', 'it is emptier under a later end that is no new start', [1, 80, 100], [5, 40, 120]],
    ['moved', 'it began anew although use rose', [1, 5, 100], [50, 40, 171]],
    ['moved', 'the end moves earlier', [1, 40, 100], [2, 41, 60]],
    ['ended', 'the end passed, with less use under a later end of no new start', [90, 80, 100], [101, 20, 240]],
    ['same', 'an idle window slides', [0, 0, 168], [50, 0, 218]],
    ['same', 'an idle window at the floor of 1 % slides', [0, 1, 168], [50, 1, 218]],
    ['same', 'an idle window slides late', [0, 1, 160], [50, 0, 210]],
    ['same', 'first use of an idle window', [0, 0, 168], [5, 20, 170]],
    ['same', 'a window with nothing used begins when it is used', [10, 0, 150], [20, 12, 185]],
    ['ended', 'one with 1 % used passes its end', [99, 1, 100], [105, 8, 270]],
    ['same', 'one with nothing used passes its end', [99, 0, 100], [105, 8, 270]],
    ['unusable', 'it starts in the future', [1, 80, 100], [5, 4, 174]],
    ['unusable', 'it is empty and starts in the future', [1, 80, 100], [5, 0, 174]],
    ['unusable', 'an idle window starts in the future', [0, 0, 168], [5, 4, 174]],
    ['unusable', 'an older window comes back', [101, 3, 268], [102, 90, 100]],
    ['unusable', 'an older window comes back while idle', [101, 0, 269], [102, 90, 100]],
  ])('%s: %s', (expected, _, last, next) => {
    expect(verdict(last, next)).toBe(expected);
  });

  it('never show a new beginning while use rises under one end', () => {
    const reading = fc.record({
      at: fc.integer({ min: 0, max: 167 }),
      more: fc.integer({ min: 0, max: 167 }),
      used: fc.integer({ min: 0, max: 100 }),
      jitter: fc.integer({ min: -60, max: 60 }),
    });
    fc.assert(
      fc.property(reading, fc.nat(100), ({ at, more, used, jitter }, rise) => {
        const later = Math.min(167, at + more);
        expect(verdict([at, used, 168], [later, Math.min(100, used + rise), 168 + jitter / 3600])).toBe('same');
      }),
    );
  });
});

describe('two readings of an extra limit', () => {
  it('whose end slides at any percentage have not started, so a moved end is no news', () => {
    const point = (at: number) => ({ at: hour(at), usedPercent: 7, resetsAt: hour(at + 168) });
    expect(compareReadings(point(0), point(5), { limit: 'gpt-reserve', seconds: week })).toBe('same');
    expect(compareReadings(point(0), point(5), { limit: 'codex', seconds: week })).toBe('moved');
  });
});
