import { describe, expect, it } from 'vitest';
import { dayPlan } from '../../../src/domain/advice/day-plan';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { fiveHours, start, viewOf, week, windowRow } from '../../support/alert-fixtures';

const view = (shortUsed: number, longUsed: number) => {
  const row = (seconds: number, usedPercent: number, ms: number) =>
    windowRow({ seconds, usedPercent, observedAt: start, resetsAt: start + ms });
  const { windows } = viewOf({ windows: [row(fiveHours, shortUsed, hourMs), row(week, longUsed, 2 * dayMs)] }, start);
  return [windows[0] ?? expect.fail(), windows[1] ?? expect.fail()] as const;
};
const shortPercents = { question: 1, task: 10, long: 40, parallel: null };
const longPercents = { question: 0.2, task: 2, long: 8, parallel: null };
const none = { question: 0, task: 0, long: 0, parallel: 0 };
const plan = (
  work: Partial<typeof none>,
  shortUsed = 20,
  longUsed = 20,
  reset: Parameters<typeof dayPlan>[0]['reset'] = null,
) => {
  const [short, long] = view(shortUsed, longUsed);
  return dayPlan({
    work: { ...none, ...work },
    short: { window: short, percents: shortPercents },
    long: { window: long, percents: longPercents },
    reset,
    now: start,
  });
};

describe('A day’s plan', () => {
  it('fits where what is left is enough, and starts now without a pause', () => {
    expect(plan({ task: 4, question: 10 })).toMatchObject({
      ofShort: 50,
      ofLong: 10,
      fitsShort: true,
      fitsLong: true,
      startAt: start,
      goOnAt: [],
      resetAt: null,
    });
  });

  it('pauses until the 5-hour window is full again, as often as the work needs', () => {
    expect(plan({ task: 10 })).toMatchObject({ fitsShort: false, startAt: start, goOnAt: [start + hourMs] });
    expect(plan({ task: 20 })?.goOnAt).toEqual([start + hourMs, start + 6 * hourMs]);
  });

  it('starts once the window is full again where less than the largest task is left', () => {
    expect(plan({ long: 1 }, 70)).toMatchObject({ startAt: start + hourMs, goOnAt: [] });
    expect(plan({ long: 3 }, 70)).toMatchObject({ startAt: start + hourMs, goOnAt: [start + 6 * hourMs] });
  });

  it('names the moment for a reset from the planner, only where the week does not last', () => {
    const advice = { advice: 'wait', bestAt: start + dayMs } as const;
    expect(plan({ long: 5 }, 0, 70, advice)).toMatchObject({ ofLong: 40, fitsLong: false, resetAt: start + dayMs });
    expect(plan({ long: 5 }, 0, 70, { advice: 'use-now', bestAt: null })?.resetAt).toBe(start);
    expect(plan({ long: 5 }, 0, 70, { advice: 'let-lapse', bestAt: null })?.resetAt).toBeNull();
    expect(plan({ long: 1 }, 0, 70, advice)?.resetAt).toBeNull();
  });

  it('is none where nothing is planned or a kind was never measured', () => {
    expect(plan({})).toBeNull();
    expect(plan({ parallel: 1 })).toBeNull();
  });

  it('takes no less with more work', () => {
    for (let count = 0; count < 12; count += 1) {
      const [less, more] = [plan({ task: count }), plan({ task: count + 1 })];
      expect(more?.ofShort ?? 0).toBeGreaterThan(less?.ofShort ?? 0);
      expect(more?.goOnAt.length ?? 0).toBeGreaterThanOrEqual(less?.goOnAt.length ?? 0);
    }
  });
});
