import { describe, expect, it } from 'vitest';
import { sessionPlan } from '../../../src/domain/advice/session-plan';
import type { UsageReading } from '../../../src/domain/forecast/usage-cycles';
import { dayMs, hourMs, secondMs, weekMs } from '../../../src/domain/time/instant';

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

const asked = (seen: ReturnType<typeof days>, now: number) => sessionPlan({ ...seen, now, zone: 'UTC' });
/** The weekly window read again shortly before `now`. */
const seenAgain = (seen: ReturnType<typeof days>, now: number, usedPercent: number) => ({
  ...seen,
  long: [...seen.long, { at: now - 60_000, usedPercent, resetsAt: weekEnd, seconds: 604_800 }],
});

describe('sessionPlan', () => {
  it('counts no window that could start only as the week ends, and names no start from which it could not be used', () => {
    const now = weekEnd - 5.5 * hourMs;
    const one = asked(seenAgain(days(4, 9), now, 60), now);
    expect(one?.sessionsLeft).toBe(1);
    expect(one?.startBy).toBe(weekEnd - hourMs);
    expect(asked(seenAgain(days(4, 9), now, 60), weekEnd - hourMs / 2)?.sessionsLeft).toBe(0);
    expect(asked(seenAgain(days(4, 9), now, 60), weekEnd - hourMs / 2)?.text).toMatch(
      /; no more 5-hour windows fit before the week ends\.$/,
    );
  });

  it('presses nobody to start who can burn all that is left', () => {
    const now = monday + 3 * dayMs + 12 * hourMs;
    expect(asked(seenAgain(days(3, 9), now, 80), now)?.text).toMatch(/: enough for all of the 20 % left\.$/);
  });

  it('never names a start that has passed', () => {
    const seen = days(4, 9);
    for (let hours = 1; hours < 24; hours++) {
      const now = weekEnd - hours * hourMs;
      const plan = asked(seenAgain(seen, now, 60), now);
      expect(plan?.startBy ?? now).toBeGreaterThanOrEqual(now);
    }
  });

  it('measures a cost that single windows cannot show in whole points', () => {
    const cheap = asked(days(4, 0.6), monday + 3 * dayMs + 10 * hourMs);
    expect(cheap?.weeklyPerSession).toBeGreaterThan(0.4);
    expect(cheap?.weeklyPerSession).toBeLessThan(0.8);
    const unmeasured = asked(days(4, 0.2), monday + 3 * dayMs + 10 * hourMs);
    expect(unmeasured?.burnablePercent).toBeNull();
  });

  it('plans nothing for a week that is used up, that was last read two days ago, or only twice', () => {
    const seen = days(3, 9);
    const now = monday + 2 * dayMs + 12 * hourMs;
    expect(asked(seen, now)).not.toBeNull();
    expect(asked(seenAgain(seen, now, 100), now)).toBeNull();
    expect(asked(seen, now + 2 * dayMs)).toBeNull();
    expect(asked({ ...seen, long: seen.long.slice(-2) }, now)).toBeNull();
  });

  it('calls a month a month', () => {
    const plan = asked(days(3, 4, 2_592_000), monday + 2 * dayMs + 12 * hourMs);
    expect(plan?.text).toMatch(/before the month ends/);
  });
});
