import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeAdvice, describeBank } from '../../../src/domain/advice/describe-advice';
import { type AdviceInput, adviseResets } from '../../../src/domain/advice/reset-advice';
import type { ResetAdvice } from '../../../src/domain/forecast/outlook';
import type { UsageReading } from '../../../src/domain/forecast/usage-readings';
import { dayMs, hourMs, weekMs } from '../../../src/domain/time/instant';
import { testTranslator } from '../../support/translator';

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
function input(perDay: number, now: number, more: Partial<AdviceInput> = {}): AdviceInput {
  const readings = [0, 1, 2, 3].flatMap((week) => cycle(monday + week * weekMs, perDay)).filter(({ at }) => at <= now);
  return { resets: [{ key: 'a', expiresAt: now + 20 * dayMs }], readings, now, zone: 'UTC', seed: 1, ...more };
}

const fourth = monday + 3 * weekMs;
const said = (advice?: ResetAdvice) => testTranslator().sentences(advice ? describeAdvice(advice) : []);

describe('adviseResets', () => {
  it('is "use-now" for a heavy user who ran out early in the week', () => {
    const [advice] = adviseResets(input(60, fourth + 2 * dayMs));
    expect(advice?.advice).toBe('use-now');
    expect(advice?.worthNowPercent).toBeGreaterThan(40);
    expect(advice?.forfeitedPercent).toBe(0);
    expect(advice?.shiftMs).toBeGreaterThan(1.9 * dayMs);
    expect(said(advice)).toMatch(/^Use it now/);
    expect(advice?.lapseRisk).toBe(0);
    expect(advice?.latestAt).not.toBeNull();
  });

  it('plans ninety days at most for a reset that expires in ten years, and gives it no risk', () => {
    const now = fourth + 3 * dayMs;
    const [advice] = adviseResets(input(5, now, { resets: [{ key: 'a', expiresAt: now + 3650 * dayMs }] }));
    expect(advice?.lapseRisk).toBe(0);
    expect(said(advice)).toMatch(/^Wait/);
  });

  it('is "wait" while little is used, with the best time', () => {
    const now = fourth + 12 * hourMs;
    const [advice] = adviseResets(input(40, now));
    expect(advice?.advice).toBe('wait');
    expect(advice?.bestAt).toBeGreaterThan(now);
    expect(advice?.worthThenPercent).toBeGreaterThan(advice?.worthNowPercent ?? 0);
  });

  it('is "let-lapse" for a user who never runs out', () => {
    const [advice] = adviseResets(input(5, fourth + 3 * dayMs));
    expect(advice?.advice).toBe('let-lapse');
    expect(advice?.lapseRisk).toBeGreaterThan(0.9);
  });

  it('is silent with readings older than a day, fewer than three, or nothing used', () => {
    const now = fourth + 3 * dayMs;
    const { readings } = input(30, now);
    const silence = (more: Partial<AdviceInput>) => adviseResets(input(30, now, more))[0];
    expect(silence({ readings: readings.filter(({ at }) => at < now - 25 * hourMs) })?.silence).toBe('stale');
    expect(silence({ readings: readings.slice(-2) })?.silence).toBe('too-few-readings');
    expect(silence({ readings: [] })?.silence).toBe('no-weekly-window');
    const unstarted = { at: now, usedPercent: 0, resetsAt: now + weekMs, seconds };
    expect(silence({ readings: [...readings, unstarted] })?.silence).toBe('nothing-used');
    expect(silence({ readings: [] })?.worthNowPercent).toBeNull();
  });

  it('leaves out expired resets and puts the soonest expiry first', () => {
    const now = fourth + 2 * dayMs;
    const resets = [
      { key: 'late', expiresAt: now + 25 * dayMs },
      { key: 'gone', expiresAt: now - 1 },
      { key: 'undated', expiresAt: null },
      { key: 'soon', expiresAt: now + 3 * dayMs },
    ];
    const advice = adviseResets(input(60, now, { resets }));
    expect(advice.map(({ key }) => key)).toEqual(['soon', 'late', 'undated']);
    expect(advice.slice(1).every((one) => one.advice !== 'use-now')).toBe(true);
    expect(advice.map(({ isNext }) => isNext)).toEqual([true, false, false]);
    expect(testTranslator().sentences(describeBank(advice))).toMatch(/^3 resets held/);
  });

  it('never names an instant in the past or after the expiry', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 160 }),
        fc.integer({ min: 1, max: 700 }),
        (perDay, hours, life) => {
          const now = fourth + hours * hourMs;
          const resets = [{ key: 'a', expiresAt: now + life * hourMs }];
          const advice = adviseResets(input(perDay, now, { resets }));
          const named = advice.flatMap(({ bestAt, latestAt }) => [bestAt, latestAt]).filter((at) => at !== null);
          expect(named.every((at) => at >= now && at <= now + life * hourMs)).toBe(true);
          expect(advice.every(({ reconsiderAt }) => reconsiderAt === null || reconsiderAt > now)).toBe(true);
          expect(advice.every(({ lapseRisk }) => lapseRisk === null || (lapseRisk >= 0 && lapseRisk <= 1))).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('gives the same result for the same input', () => {
    const same = input(45, fourth + 2 * dayMs);
    expect(adviseResets(same)).toEqual(adviseResets(same));
  });

  it('works for monthly windows', () => {
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
    const [advice] = adviseResets({
      resets: [{ key: 'a', expiresAt: now + 15 * dayMs }],
      readings,
      now,
      zone: 'UTC',
      seed: 1,
    });
    expect(advice?.advice).toBe('use-now');
    expect(advice?.worthNowPercent).toBeGreaterThan(30);
  });
});
