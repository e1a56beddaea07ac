import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/time/instant';
import { startOfLocalDay } from '../../../src/domain/time/local-time';
import { addDays } from '../../../src/domain/usage/report-period';
import { highestWithinWeek, type Use } from '../../../src/domain/usage/rolling-pace';

/** The hour between a night without and one with summer time lies within reach of every instant drawn. */
const zone = 'Europe/Berlin';
const middle = Date.UTC(2026, 9, 25, 12);
const instants = fc.integer({ min: -4 * 24 * 60, max: 4 * 24 * 60 }).map((minutes) => middle + minutes * minuteMs);
const ages = fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }).map((minutes) => minutes * minuteMs);
const pasts = fc.array(fc.record({ age: ages, amount: fc.integer({ min: 0, max: 1_000 }) }), { maxLength: 30 });

const usesAt = (now: number, past: readonly { readonly age: number; readonly amount: number }[]): Use[] =>
  past.map(({ age, amount }) => ({ at: now - age, amount })).filter(({ at }) => at >= weekOf(now));
const weekOf = (at: number) => addDays(startOfLocalDay(at, zone), -6, zone);
const sumOf = (uses: readonly Use[]) => uses.reduce((sum, { amount }) => sum + amount, 0);

describe('the highest that a rolling week reaches', () => {
  it('is what a walk through the next seven days finds', () => {
    fc.assert(
      fc.property(instants, pasts, (now, past) => {
        const uses = usesAt(now, past);
        const perMinute = sumOf(uses.filter(({ at }) => at >= now - dayMs)) / (24 * 60);
        let highest = 0;
        // A day of this zone ends with an hour: its last minute is where the sum is highest.
        for (let at = now; at <= now + 7 * dayMs; at += minuteMs) {
          if (at % hourMs !== hourMs - minuteMs && at !== now + 7 * dayMs) continue;
          const from = weekOf(at);
          const kept = sumOf(uses.filter((use) => use.at >= from));
          highest = Math.max(highest, kept + (perMinute * (at - Math.max(now, from))) / minuteMs);
        }
        // The last minute of a day is the one the walk cannot reach.
        expect(highestWithinWeek(uses, now, zone)).toBeGreaterThanOrEqual(highest - 1e-6);
        expect(highestWithinWeek(uses, now, zone)).toBeLessThanOrEqual(highest + perMinute + 1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it('is never below what it holds now, and exactly that after 24 quiet hours', () => {
    fc.assert(
      fc.property(instants, pasts, (now, past) => {
        const uses = usesAt(now, past);
        expect(highestWithinWeek(uses, now, zone)).toBeGreaterThanOrEqual(sumOf(uses) - 1e-6);
        const quiet = uses.filter(({ at }) => at < now - dayMs);
        expect(highestWithinWeek(quiet, now, zone)).toBeCloseTo(sumOf(quiet), 6);
      }),
    );
  });

  it('grows with every use, doubles with all of them, and takes them in any order', () => {
    fc.assert(
      fc.property(instants, pasts, ages, (now, past, age) => {
        const uses = usesAt(now, past);
        const known = highestWithinWeek(uses, now, zone);
        const more = usesAt(now, [{ age, amount: 7 }]);
        expect(highestWithinWeek([...uses, ...more], now, zone)).toBeGreaterThanOrEqual(known - 1e-6);
        expect(highestWithinWeek([...uses, ...uses], now, zone)).toBeCloseTo(2 * known, 6);
        expect(highestWithinWeek(uses.toReversed(), now, zone)).toBeCloseTo(known, 6);
      }),
    );
  });

  it('lets what is dated ahead of the clock wait', () => {
    expect(highestWithinWeek([{ at: middle + hourMs, amount: 9 }], middle, zone)).toBe(0);
  });
});
