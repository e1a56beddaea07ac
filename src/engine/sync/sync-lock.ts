import { type Locked, originLock } from '../state/origin-lock';

/** Lets one round run at a time in all pages and workers of this origin. Without browser locks, in this program alone. */
export function syncLock(locks: Pick<LockManager, 'request'> | undefined): Locked {
  return originLock(locks, 'headroom-sync');
}
