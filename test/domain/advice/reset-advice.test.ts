import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankSentence } from '../../../src/domain/advice/advice-sentences';
import { type AdviceInput, adviseResets } from '../../../src/domain/advice/reset-advice';
import type { UsageReading } from '../../../src/domain/forecast/usage-cycles';
import { dayMs, hourMs, weekMs } from '../../../src/domain/time/instant';

const monday = Date.UTC(2026, 5, 1);
const seconds = 604_800;

function cycle(startAt: number, perDay: number, untilAt = startAt + weekMs - 1000): UsageReading[] {
  const readings: UsageReading[] = [];
  for (let at = startAt + 3 * hourMs; at <= untilAt; at += 3 * hourMs) {
    const usedPercent = Math.min(100, Math.floor(((at - startAt) / dayMs) * perDay));
    readings.push({ at, usedPercent, resetsAt: startAt + weekMs, seconds });
  }
  return readings;
}

/** Three weeks of history and a running fourth, read until `now`. */
function question(perDay: number, now: number, more: Partial<AdviceInput> = {}): AdviceInput {
  const readings = [0, 1, 2, 3].flatMap((week) => cycle(monday + week * weekMs, perDay)).filter(({ at }) => at <= now);
  return { resets: [{ key: 'a', expiresAt: now + 20 * dayMs }], readings, now, zone: 'UTC', seed: 1, ...more };
}

const fourth = monday + 3 * weekMs;

describe('verdictsFor', () => {
  it('says use it now to a heavy user who ran out early in the week', () => {
    const [verdict] = adviseResets(question(60, fourth + 2 * dayMs));
    expect(verdict?.advice).toBe('use-now');
    expect(verdict?.worthNowPercent).toBeGreaterThan(40);
    expect(verdict?.forfeitedPercent).toBe(0);
    expect(verdict?.shiftMs).toBeGreaterThan(1.9 * dayMs);
    expect(verdict?.text).toMatch(/^Use it now/);
    // What is used as advised does not lapse.
    expect(verdict?.lapseRisk).toBe(0);
    expect(verdict?.latestAt).not.toBeNull();
  });

  it('plans ninety days and no further for a reset that lapses in ten years: it does not press', () => {
    const now = fourth + 3 * dayMs;
    const [verdict] = adviseResets(question(5, now, { resets: [{ key: 'a', expiresAt: now + 3650 * dayMs }] }));
    expect(verdict?.lapseRisk).toBe(0);
    expect(verdict?.text).toMatch(/^Wait/);
  });

  it('says wait while little is used, and when', () => {
    const now = fourth + 12 * hourMs;
    const [verdict] = adviseResets(question(40, now));
    expect(verdict?.advice).toBe('wait');
    expect(verdict?.bestAt).toBeGreaterThan(now);
    expect(verdict?.worthThenPercent).toBeGreaterThan(verdict?.worthNowPercent ?? 0);
  });

  it('lets it lapse, and says so, for a user who never runs out', () => {
    const [verdict] = adviseResets(question(5, fourth + 3 * dayMs));
    expect(verdict?.advice).toBe('let-lapse');
    expect(verdict?.lapseRisk).toBeGreaterThan(0.9);
  });

  it('advises nothing on readings older than a day, on fewer than three, or with nothing used', () => {
    const now = fourth + 3 * dayMs;
    const { readings } = question(30, now);
    const silence = (more: Partial<AdviceInput>) => adviseResets(question(30, now, more))[0];
    expect(silence({ readings: readings.filter(({ at }) => at < now - 25 * hourMs) })?.silence).toBe('stale');
    expect(silence({ readings: readings.slice(-2) })?.silence).toBe('too-few-readings');
    expect(silence({ readings: [] })?.silence).toBe('no-weekly-window');
    const unstarted = { at: now, usedPercent: 0, resetsAt: now + weekMs, seconds };
    expect(silence({ readings: [...readings, unstarted] })?.silence).toBe('nothing-used');
    expect(silence({ readings: [] })?.worthNowPercent).toBeNull();
  });

  it('leaves out what has lapsed and puts the soonest expiry first', () => {
    const now = fourth + 2 * dayMs;
    const resets = [
      { key: 'late', expiresAt: now + 25 * dayMs },
      { key: 'gone', expiresAt: now - 1 },
      { key: 'undated', expiresAt: null },
      { key: 'soon', expiresAt: now + 3 * dayMs },
    ];
    const verdicts = adviseResets(question(60, now, { resets }));
    expect(verdicts.map(({ key }) => key)).toEqual(['soon', 'late', 'undated']);
    expect(verdicts.slice(1).every(({ advice }) => advice !== 'use-now')).toBe(true);
    expect(bankSentence(verdicts, { zone: 'UTC', locale: 'en-GB' })).toMatch(/^3 resets held/);
  });

  it('never names a moment that has passed or lies beyond the expiry, whatever the week looks like', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 160 }),
        fc.integer({ min: 1, max: 700 }),
        (perDay, hours, life) => {
          const now = fourth + hours * hourMs;
          const resets = [{ key: 'a', expiresAt: now + life * hourMs }];
          const verdicts = adviseResets(question(perDay, now, { resets }));
          const named = verdicts.flatMap(({ bestAt, latestAt }) => [bestAt, latestAt]).filter((at) => at !== null);
          expect(named.every((at) => at >= now && at <= now + life * hourMs)).toBe(true);
          expect(verdicts.every(({ reconsiderAt }) => reconsiderAt === null || reconsiderAt > now)).toBe(true);
          expect(verdicts.every(({ lapseRisk }) => lapseRisk === null || (lapseRisk >= 0 && lapseRisk <= 1))).toBe(
            true,
          );
        },
      ),
      { numRuns: 12 },
    );
  });

  it('answers the same to the same question', () => {
    const asked = question(45, fourth + 2 * dayMs);
    expect(adviseResets(asked)).toEqual(adviseResets(asked));
  });

  it('knows monthly windows as well', () => {
    const month = 2_592_000;
    const start = monday;
    const readings: UsageReading[] = [];
    for (let at = start + hourMs; at <= start + 10 * dayMs; at += 6 * hourMs)
      readings.push({
        at,
        usedPercent: Math.min(100, Math.floor(((at - start) / dayMs) * 20)),
        resetsAt: start + 30 * dayMs,
        seconds: month,
      });
    const now = start + 10 * dayMs;
    const [verdict] = adviseResets({
      resets: [{ key: 'a', expiresAt: now + 15 * dayMs }],
      readings,
      now,
      zone: 'UTC',
      seed: 1,
    });
    expect(verdict?.advice).toBe('use-now');
    expect(verdict?.worthNowPercent).toBeGreaterThan(30);
  });
});
