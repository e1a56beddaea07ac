/** Runs one piece of work on alerts at a time, across all tabs and the service worker. Without browser locks it just runs. */
export function lockedBy(locks: LockManager | undefined) {
  return <T>(work: () => Promise<T>): Promise<T> =>
    locks ? (locks.request('headroom-alerts', work) as Promise<T>) : work();
}
