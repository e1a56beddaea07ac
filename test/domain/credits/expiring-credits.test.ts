import { describe, expect, it } from 'vitest';
import { expiringCredits } from '../../../src/domain/credits/expiring-credits';
import { dayMs } from '../../../src/domain/time/instant';

const now = Date.UTC(2026, 10, 21);
const grant = (remaining: string, days: number | null) => ({
  remaining,
  expiresAt: days === null ? null : now + days * dayMs,
});

describe('expiringCredits', () => {
  it('says how many credits are unused when they expire, at the rate at which they are spent', () => {
    expect(expiringCredits([grant('238', 96)], 0.5, now)).toEqual({
      at: now + 96 * dayMs,
      amount: 238,
      unused: 190,
      isWasteful: true,
    });
    expect(expiringCredits([grant('238', 96)], 10, now)).toMatchObject({ unused: 0, isWasteful: false });
    expect(expiringCredits([grant('238', 96)], 0, now)).toMatchObject({ unused: 238, isWasteful: true });
  });

  it('calls a loss wasteful from more than a quarter on', () => {
    const wasteful = (perDay: number) => expiringCredits([grant('100', 10)], perDay, now)?.isWasteful;
    expect([7.6, 7.5, 7.4].map(wasteful)).toEqual([false, false, true]);
  });

  it('spends the soonest to expire first, and names the expiry that loses credits', () => {
    const grants = [grant('500', 30), grant('40', 10), grant('99', null)];
    expect(expiringCredits(grants, 10, now)).toMatchObject({ amount: 500, unused: 240, at: now + 30 * dayMs });
    expect(expiringCredits(grants, 60, now)).toMatchObject({ amount: 40, unused: 0 });
    // Twenty of the first are lost and cannot be spent: 96 of the other 130 are.
    expect(expiringCredits([grant('100', 10), grant('50', 12)], 8, now)).toMatchObject({ amount: 50, unused: 34 });
  });

  it('takes grants of one instant together, and leaves out what has expired, is empty or undated', () => {
    expect(expiringCredits([grant('10', 5), grant('20', 5)], null, now)).toMatchObject({ amount: 30, unused: null });
    expect(expiringCredits([grant('10', -1), grant('0', 3), grant('x', 3), grant('7', null)], 1, now)).toBeNull();
  });
});
