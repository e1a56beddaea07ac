import { describe, expect, it } from 'vitest';
import { resetAfter, resetEffect } from '../../../src/domain/advice/reset-effect';
import { worthWindow } from '../../../src/domain/bank/worth';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { bankRow, start, viewOf, week, windowRow } from '../../support/alert-fixtures';

const resetsAt = start + 3 * dayMs;
const view = viewOf(
  {
    windows: [
      windowRow({ usedPercent: 5, observedAt: start }),
      windowRow({ seconds: week, usedPercent: 80, observedAt: start, resetsAt }),
    ],
    bank: [bankRow(), bankRow({ key: 'r2', expiresAt: start + 25 * dayMs })],
  },
  start,
);
const window = worthWindow(view.windows) ?? expect.fail();
const effect = (change = {}) =>
  resetEffect({ window, next: { expiresAt: start + 5 * dayMs }, at: start, now: start, perHour: 0, ...change });

describe('Using a reset', () => {
  it('now gives up what is left, brings back what was used, and moves the end', () => {
    expect(window.seconds).toBe(week);
    expect(effect()).toMatchObject({
      startedAt: start - 4 * dayMs,
      endsAt: resetsAt,
      newEndsAt: start + 7 * dayMs,
      forfeited: 20,
      gained: 80,
    });
  });

  it('is worth what the bank says it is worth', () => {
    expect(effect()?.net).toBeCloseTo(80 - (4 / 7) * 100, 9);
    expect((effect()?.net ?? 0) / 100).toBeCloseTo(view.bank.resets[0]?.worth?.now ?? 0, 5);
  });

  it('later gives up less, at the pace of use, and never more than all', () => {
    expect(effect({ at: start + 10 * hourMs, perHour: 1 })).toMatchObject({ forfeited: 10, gained: 90 });
    expect(effect({ at: start + dayMs, perHour: 9 })).toMatchObject({ forfeited: 0, gained: 100 });
  });

  it('says where the next reset expires: before, in the new window or after it', () => {
    const place = (days: number) =>
      effect({ next: { expiresAt: start + days * dayMs }, at: start + dayMs })?.next?.place;
    expect([place(0.5), place(5), place(9)]).toEqual(['before', 'inside', 'after']);
    expect(effect({ next: null })?.next).toBeNull();
    expect(effect({ next: { expiresAt: null } })?.next).toBeNull();
    expect(resetAfter(view.bank, 'r1')?.key).toBe('r2');
  });

  it('does nothing to a window that has ended by then, or that does not run', () => {
    expect(effect({ at: resetsAt })).toBeNull();
    expect(effect({ window: { ...window, state: 'unstarted', resetsAt: null, startedAt: null } })).toBeNull();
    expect(effect({ window: { ...window, state: 'recovered' } })).toBeNull();
  });
});
