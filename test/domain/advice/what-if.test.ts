import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceToMeet, usualCourse, type WhatIfChange, whatIf } from '../../../src/domain/advice/what-if';
import type { UsageProfile } from '../../../src/domain/forecast/outlook';
import { dayMs, hourMs, weekMs } from '../../../src/domain/time/instant';

const now = Date.UTC(2026, 5, 3, 9);
const seconds = 604_800;
const officeHours = Array.from({ length: 168 }, (_, bin) => (bin < 120 && bin % 24 >= 9 && bin % 24 < 17 ? 3 : 0));
const office: UsageProfile = { perHour: officeHours, zone: 'UTC', spread: 0.5, observedDays: 30 };
const start = { now, seconds, usedPercent: 40, resetsAt: now + 5 * dayMs };

describe('whatIf', () => {
  it('runs out when the rest is used, and starts a new window with the first use after the old one', () => {
    const { runsOutAt, line } = whatIf(office, start);
    expect(runsOutAt).toBe(now + 2 * dayMs + 4 * hourMs);
    expect(line.find(({ at }) => at === now + 5 * dayMs)?.leftPercent).toBe(100);
  });

  it('serves more when a reset is used at 100 %, and keeps one while nothing is used', () => {
    const usual = whatIf(office, start);
    const used = whatIf(office, start, { resetsAt: [usual.runsOutAt ?? 0] });
    expect(used.weekTotal).toBeGreaterThan(usual.weekTotal);
    // Due at five o'clock, with nothing used before nine: it is kept until then.
    const early = { ...start, now: now - 4 * hourMs, usedPercent: 0, resetsAt: null };
    expect(whatIf(office, early, { resetsAt: [early.now] })).toEqual(
      whatIf(office, early, { resetsAt: [now + hourMs] }),
    );
  });

  it('works on the coming Saturday only with that change', () => {
    const light = { ...start, usedPercent: 0 };
    const more = whatIf(office, light, { workSaturday: true }).weekTotal - whatIf(office, light).weekTotal;
    expect(more).toBeCloseTo(Math.min(24, more), 6);
    expect(more).toBeGreaterThan(0);
  });

  it('works on one Saturday, from now on if it is today, and never less than usual', () => {
    const saturday = Date.UTC(2026, 5, 6, 13);
    const idle = { now: saturday, seconds, usedPercent: 0, resetsAt: saturday + 7 * dayMs };
    const light = { ...office, perHour: officeHours.map((percent) => percent / 3) };
    const more = whatIf(light, idle, { workSaturday: true }).weekTotal - whatIf(light, idle).weekTotal;
    expect(more).toBeCloseTo(4, 6);
    const weekender = { ...office, perHour: officeHours.map((percent, bin) => (bin < 120 ? percent / 10 : 1)) };
    const usual = whatIf(weekender, start).weekTotal;
    expect(whatIf(weekender, start, { workSaturday: true }).weekTotal).toBeGreaterThanOrEqual(usual);
  });

  it('simulates a month to its end', () => {
    const light = { ...office, perHour: officeHours.map((percent) => percent / 10) };
    const month = { now, seconds: 2_592_000, usedPercent: 10, resetsAt: now + 25 * dayMs };
    const { leftAtReset, line } = whatIf(light, month);
    expect(line.at(-1)?.at).toBeGreaterThanOrEqual(month.resetsAt);
    expect(leftAtReset).toBeCloseTo(line.find(({ at }) => at === month.resetsAt - hourMs)?.leftPercent ?? 0, 0);
    expect(leftAtReset).toBeLessThan(60);
    expect(whatIf(light, { ...month, resetsAt: now + 4000 * dayMs }).line.length).toBeLessThan(1200);
  });

  it('counts the usual use since the last reading as used', () => {
    const stale = { ...start, readAt: now - dayMs };
    expect(whatIf(office, stale).line[0]?.leftPercent).toBe(60 - 24);
    expect(whatIf(office, { ...start, readAt: now + hourMs })).toEqual(whatIf(office, start));
  });

  it('leaves no more with more use, and no less after a pause', () => {
    const hour = fc.double({ min: 0, max: 4, noNaN: true });
    const week = fc.array(hour, { minLength: 168, maxLength: 168 });
    fc.assert(
      fc.property(week, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 160 }), (perHour, used, hours) => {
        const profile = { ...office, perHour, zone: 'America/New_York' };
        const from = { now, seconds, usedPercent: used, resetsAt: now + hours * hourMs };
        const left = (change: WhatIfChange) => whatIf(profile, from, change).leftAtReset;
        expect(left({ factor: 1.5 })).toBeLessThanOrEqual(left({}) + 1e-9);
        expect(left({ workSaturday: true })).toBeLessThanOrEqual(left({}) + 1e-9);
        expect(left({ pauseUntil: now + 12 * hourMs })).toBeGreaterThanOrEqual(left({}) - 1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it('uses nothing during a pause, and restarts at a platform reset', () => {
    const paused = whatIf(office, start, { pauseUntil: now + dayMs });
    expect(paused.line.find(({ at }) => at === now + 20 * hourMs)?.leftPercent).toBe(60);
    const global = whatIf(office, start, { platformResetAt: now + dayMs });
    expect(global.line.find(({ at }) => at === now + dayMs)?.leftPercent).toBe(100);
    expect(global.leftAtReset).toBeLessThan(60);
  });

  it('runs out no later with more use, and stays between 0 and 100', () => {
    const factor = fc.double({ min: 0, max: 4, noNaN: true });
    fc.assert(
      fc.property(factor, factor, fc.integer({ min: 0, max: 100 }), (a, b, usedPercent) => {
        const from = { ...start, usedPercent };
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((each) => whatIf(office, from, { factor: each }));
        expect(more?.runsOutAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
          (less?.runsOutAt ?? Number.POSITIVE_INFINITY) + 1,
        );
        expect(more?.runsOutAt ?? now).toBeGreaterThanOrEqual(now);
        for (const { leftPercent } of more?.line ?? []) expect(leftPercent >= 0 && leftPercent <= 100).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps local hours across a daylight saving change', () => {
    const autumn = Date.UTC(2026, 9, 23, 22);
    const berlin = { ...office, zone: 'Europe/Berlin' };
    const { line } = whatIf(berlin, { now: autumn, seconds, usedPercent: 0, resetsAt: autumn + weekMs });
    // After the change, Monday 26 October, 09:00 in Berlin is 08:00 UTC.
    const monday = Date.UTC(2026, 9, 26, 8);
    const left = (at: number) => line.find((point) => point.at === at)?.leftPercent;
    expect(left(monday)).toBe(100);
    expect(left(monday + hourMs)).toBe(97);
  });
});

describe('usualCourse', () => {
  const medians = (runsOut: number, at: number, left: number) => ({
    runsOut,
    runsOutAt: { q10: at, q50: at, q90: at },
    leftAtEnd: { q10: left, q50: left, q90: left },
  });
  const course = (forecast: ReturnType<typeof medians>) =>
    usualCourse(office, { ...start, pace: paceToMeet(office, start, forecast) }, forecast);

  it('runs out when the forecast says, with a line that does so too', () => {
    const at = now + dayMs + 3 * hourMs;
    const { runsOutAt, line, leftAtReset } = course(medians(0.8, at, 0));
    expect(runsOutAt).toBe(at);
    expect(leftAtReset).toBe(0);
    expect(line.find(({ leftPercent }) => leftPercent < 1e-9)?.at).toBe(at);
  });

  it('leaves what the forecast says where it more likely lasts', () => {
    const { leftAtReset, line } = course(medians(0.3, now + 4 * dayMs, 22));
    expect(leftAtReset).toBe(22);
    expect(line.find(({ at }) => at === now + 5 * dayMs - hourMs)?.leftPercent).toBeCloseTo(22, 6);
  });

  it('keeps the pace to the running window: the next one is as usual', () => {
    const lengthMs = 5 * dayMs;
    const forecast = medians(0.3, now + lengthMs, 55);
    const usedAfter = ({ line }: ReturnType<typeof whatIf>) =>
      100 - (line.find(({ at }) => at === now + lengthMs + 2 * dayMs)?.leftPercent ?? 0);
    expect(usedAfter(course(forecast))).toBeCloseTo(usedAfter(whatIf(office, start)), 6);
  });

  it('is the plain simulation without a forecast, or without a running window', () => {
    expect(usualCourse(office, start, null)).toEqual(whatIf(office, start));
    const unstarted = { ...start, resetsAt: null };
    expect(paceToMeet(office, unstarted, medians(0.8, now + hourMs, 0))).toBe(1);
    expect(usualCourse(office, unstarted, medians(0.8, now + hourMs, 0))).toEqual(whatIf(office, unstarted));
  });
});
