import { createSerializer } from '../state/serialize';

/** Lets one round run at a time in all pages and workers of this origin. Without browser locks, in this program alone. */
export function syncLock(locks: Pick<LockManager, 'request'> | undefined): <T>(work: () => Promise<T>) => Promise<T> {
  if (!locks) return createSerializer();
  return <T>(work: () => Promise<T>) => locks.request('headroom-sync', work) as Promise<T>;
}
