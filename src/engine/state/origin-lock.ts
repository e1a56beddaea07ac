import { createSerializer } from './serialize';

/** Runs one piece of work, after those that were given before it. Resolves or rejects as the work does. */
export type Locked = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets one piece of work under `name` run at a time in all pages and workers of this origin. Where the browser has no locks, or
 * refuses them (it may with blocked storage), in this program alone.
 */
export function originLock(locks: Pick<LockManager, 'request'> | undefined, name: string): Locked {
  const alone = createSerializer();
  if (!locks) return alone;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    let isBegun = false;
    const begin = () => {
      isBegun = true;
      return work();
    };
    try {
      return (await locks.request(name, begin)) as T;
    } catch (error) {
      if (isBegun) throw error;
      return alone(work);
    }
  };
}
