import { createSerializer } from './serialize';

/** Runs one piece of work, after those that were given before it. Resolves or rejects as the work does. */
export type Locked = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets one piece of work under `name` run at a time in all pages and workers of this origin. Without browser locks, in this
 * program alone.
 */
export function originLock(locks: Pick<LockManager, 'request'> | undefined, name: string): Locked {
  if (!locks) return createSerializer();
  return <T>(work: () => Promise<T>) => locks.request(name, work) as Promise<T>;
}
