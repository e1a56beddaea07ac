import { describe, expect, it } from 'vitest';
import { describeSession } from '../../../src/domain/advice/describe-session';
import { sessionPlan } from '../../../src/domain/advice/session-plan';
import type { UsageReading } from '../../../src/domain/forecast/usage-readings';
import { dayMs, hourMs, secondMs, weekMs } from '../../../src/domain/time/instant';
import { testTranslator } from '../../support/translator';

const monday = Date.UTC(2026, 5, 1, 8);
const weekEnd = monday + weekMs;

/** Two 5-hour windows a day, each read at its start and full three hours later; the week rises by `cost` each. */
function days(count: number, cost: number, longSeconds = 604_800): { short: UsageReading[]; long: UsageReading[] } {
  const [short, long]: [UsageReading[], UsageReading[]] = [[], []];
  for (let session = 0; session < 2 * count; session++) {
    const startAt = monday + Math.floor(session / 2) * dayMs + (session % 2) * 6 * hourMs;
    for (const [hours, used] of [
      [0.1, 5],
      [3, 95],
    ] as const) {
      const at = startAt + hours * hourMs;
      short.push({ at, usedPercent: used, resetsAt: startAt + 5 * hourMs, seconds: 18_000 });
      const weekly = Math.floor((session + used / 100) * cost);
      long.push({ at, usedPercent: weekly, resetsAt: monday + longSeconds * secondMs, seconds: longSeconds });
    }
  }
  return { short, long };
}

const planOf = (readings: ReturnType<typeof days>, now: number) => sessionPlan({ ...readings, now });
const said = (plan: ReturnType<typeof planOf>) => testTranslator().sentences(plan ? describeSession(plan) : []);
/** The weekly window read again shortly before `now`. */
const readAgain = (readings: ReturnType<typeof days>, now: number, usedPercent: number) => ({
  ...readings,
  long: [...readings.long, { at: now - 60_000, usedPercent, resetsAt: weekEnd, seconds: 604_800 }],
});

describe('sessionPlan', () => {
  it('counts no window that could start only in the last hour, and names no such start', () => {
    const now = weekEnd - 5.5 * hourMs;
    const one = planOf(readAgain(days(4, 9), now, 60), now);
    expect(one?.sessionsLeft).toBe(1);
    expect(one?.startBy).toBe(weekEnd - hourMs);
    expect(planOf(readAgain(days(4, 9), now, 60), weekEnd - hourMs / 2)?.sessionsLeft).toBe(0);
    expect(said(planOf(readAgain(days(4, 9), now, 60), weekEnd - hourMs / 2))).toMatch(
      /\. No more 5-hour windows fit before the weekly window is full again\.$/,
    );
  });

  it('names no start time when all that is left can be used', () => {
    const now = monday + 3 * dayMs + 12 * hourMs;
    expect(said(planOf(readAgain(days(3, 9), now, 80), now))).toMatch(
      /^\d+ more 5-hour windows fit before the weekly window is full again: enough for all of the 20% left\.$/,
    );
  });

  it('never names a start in the past', () => {
    const readings = days(4, 9);
    for (let hours = 1; hours < 24; hours++) {
      const now = weekEnd - hours * hourMs;
      const plan = planOf(readAgain(readings, now, 60), now);
      expect(plan?.startBy ?? now).toBeGreaterThanOrEqual(now);
    }
  });

  it('measures a cost below one point per window', () => {
    const cheap = planOf(days(4, 0.6), monday + 3 * dayMs + 10 * hourMs);
    expect(cheap?.weeklyPerSession).toBeGreaterThan(0.4);
    expect(cheap?.weeklyPerSession).toBeLessThan(0.8);
    const unmeasured = planOf(days(4, 0.2), monday + 3 * dayMs + 10 * hourMs);
    expect(unmeasured?.burnablePercent).toBeNull();
  });

  it('is null for a week that is used up, was last read two days ago, or was read only twice', () => {
    const readings = days(3, 9);
    const now = monday + 2 * dayMs + 12 * hourMs;
    expect(planOf(readings, now)).not.toBeNull();
    expect(planOf(readAgain(readings, now, 100), now)).toBeNull();
    expect(planOf(readings, now + 2 * dayMs)).toBeNull();
    expect(planOf({ ...readings, long: readings.long.slice(-2) }, now)).toBeNull();
  });

  it('calls a monthly window a month', () => {
    const plan = planOf(days(3, 4, 2_592_000), monday + 2 * dayMs + 12 * hourMs);
    expect(said(plan)).toMatch(/before the monthly window is full again/);
  });
});
