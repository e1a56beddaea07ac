import type { BankRow } from '../accounts/account-state';
import type { HeadroomEvent } from '../events/event';
import { type Instant, toleranceMs } from '../time/instant';

/** Whether a reset that was still held has expired by `at`. One that the plan does not support expires without an event. */
export function isDue({ fate, expiresAt, supported }: BankRow, at: Instant): boolean {
  return fate === 'available' && supported !== false && expiresAt !== null && expiresAt <= at;
}

/**
 * Whether an event may explain a reset that is due: an unnamed reset was used or lost while this one was held. Then this
 * one has not expired.
 */
export function mayExplain(
  { type, reset, at }: HeadroomEvent,
  { lastListedAt, expiresAt }: BankRow,
  latest: Instant,
): boolean {
  const isLoss = type === 'reset-redeemed' || type === 'reset-vanished';
  return isLoss && reset === undefined && at >= lastListedAt - toleranceMs && at < (expiresAt ?? latest) - toleranceMs;
}
