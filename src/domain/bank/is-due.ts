import type { BankRow } from '../accounts/account-state';
import type { Instant } from '../time/instant';

/** Whether a reset that was still held has expired by `at`. One that the plan does not support expires without an event. */
export function isDue({ fate, expiresAt, supported }: BankRow, at: Instant): boolean {
  return fate === 'available' && supported !== false && expiresAt !== null && expiresAt <= at;
}
