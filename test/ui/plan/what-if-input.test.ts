import { expect, it } from 'vitest';
import type { ResetView } from '../../../src/domain/accounts/account-view';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { resetStepsOf, stepAt } from '../../../src/ui/plan/what-if-input';

const now = Date.UTC(2026, 5, 3, 9);
const held = (expiresAt: number | null) => ({ status: 'available', expiresAt }) as ResetView;
const steps = (available: number | null, ...resets: ResetView[]) => resetStepsOf({ available, resets }, now);

it('offers no step at which the last reset held has expired', () => {
  const expire = now + 20 * hourMs;
  const last = steps(2, held(now + hourMs), held(expire));
  expect(stepAt(last, now)).toBeLessThan(expire);
  expect(stepAt(last + 1, now)).toBeGreaterThanOrEqual(expire);
});

it('offers none where nothing is held, and all where no expiry is known', () => {
  const all = steps(1, held(now + 30 * dayMs));
  expect(steps(0)).toBe(0);
  expect(steps(null)).toBe(0);
  expect([steps(2), steps(1, held(null)), steps(2, held(now + hourMs))]).toEqual([all, all, all]);
});
