import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewAccount } from '../../../src/domain/accounts/view-account';
import { foldAll } from '../../../src/domain/fold/fold';
import { badgeFor } from '../../../src/domain/headline/badge';
import { nextBadgeChange } from '../../../src/domain/headline/badge-change';
import type { Observation } from '../../../src/domain/observations/observation';
import { dayMs, hourMs, type Instant, minuteMs, secondMs } from '../../../src/domain/time/instant';
import { bank, fiveHour, hour, reset, usage, week, win } from '../../support/timeline';
import { wildSeries } from '../../support/wild-series';

const stateOf = (...observations: Observation[]) => foldAll('me', observations).fold.state;
const badgeAt = (state: ReturnType<typeof stateOf>, at: Instant) => badgeFor(viewAccount(state, at), at, 'left');
const refused = { gates: [{ limit: 'codex', allowed: false, reached: true }] };

describe('the next change of the badge', () => {
  it('is the end of a block, to the second', () => {
    const state = stateOf(usage(0, [win(fiveHour, 100, 4), win(week, 20, 100)], refused));
    const end = hour(4);
    expect(nextBadgeChange(state, end - 30 * secondMs)).toBe(end);
    expect(badgeAt(state, end - 1)).toMatchObject({ text: '1m', tone: 'stop' });
    expect(badgeAt(state, end)).toMatchObject({ text: '100', tone: 'calm' });
  });

  it('is the next minute, hour or day of a countdown', () => {
    const state = stateOf(usage(0, [win(week, 100, 100)], refused));
    const left = (ms: number) => hour(100) - ms;
    expect(nextBadgeChange(state, left(45 * minuteMs))).toBe(left(44 * minuteMs));
    expect(nextBadgeChange(state, left(3 * hourMs))).toBe(left(2.5 * hourMs - 1));
    expect(nextBadgeChange(state, left(3 * dayMs))).toBe(left(2.5 * dayMs - 1));
  });

  it('is 72 hours before a reset expires, and then its expiry', () => {
    const state = stateOf(usage(0, [win(week, 20, 160)]), bank(0, [reset('a', -10, 100)]));
    expect(nextBadgeChange(state, hour(2))).toBe(hour(28));
    expect(nextBadgeChange(state, hour(28))).toBe(hour(100));
  });

  it('is when a reading turns old, and nothing after all is past', () => {
    const state = stateOf(usage(0, [win(week, 20, 100)]));
    expect(nextBadgeChange(state, hour(0.5))).toBe(hour(1));
    expect(nextBadgeChange(state, hour(200))).toBeNull();
    expect(nextBadgeChange(stateOf(), hour(0))).toBeNull();
  });

  it('lies ahead, and until then badge and sentence stay as they are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.nat(),
        (seed, hours, share) => {
          const state = stateOf(...wildSeries(seed));
          const now = hour(hours);
          const next = nextBadgeChange(state, now) ?? now + 400 * dayMs;
          expect(next).toBeGreaterThan(now);
          const shown = badgeAt(state, now);
          expect(badgeAt(state, next - 1)).toEqual(shown);
          expect(badgeAt(state, now + (share % (next - now)))).toEqual(shown);
        },
      ),
      { numRuns: 300 },
    );
  });
});
