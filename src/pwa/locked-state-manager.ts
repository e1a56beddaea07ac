// Several tabs of the app are one app: whoever changes what is known holds a lock, starts from what is stored, and tells the others.

import type { OwnStorage, OwnStorageDeps } from '../engine/state/own-storage';
import type { StateManager } from '../engine/state/state-manager';

type Locks = Pick<LockManager, 'request'>;

/**
 * A keeper that begins each change from what is stored, under a lock all tabs and the worker share. Where the browser has no
 * locks, tabs take their chances.
 */
export function createLockedStateManager(
  createRecord: (deps: OwnStorageDeps) => OwnStorage,
  deps: OwnStorageDeps,
  locks: Locks | undefined,
): StateManager {
  const inTurn = <T>(work: (keeper: StateManager) => Promise<T>): Promise<T> => {
    const run = () => work(createRecord(deps).keeper);
    return locks ? (locks.request('headroom-keeper', run) as Promise<T>) : run();
  };
  return {
    // Each change begins from what is stored by then.
    prepare: () => {},
    observe: (seen, tab) => inTurn((keeper) => keeper.observe(seen, tab)),
    observeText: (...given) => inTurn((keeper) => keeper.observeText(...given)),
    merge: (observations) => inTurn((keeper) => keeper.merge(observations)),
    apply: (decision) => inTurn((keeper) => keeper.apply(decision)),
    refresh: () => inTurn((keeper) => keeper.refresh()),
    tidy: () => inTurn((keeper) => keeper.tidy()),
    snapshot: () => inTurn((keeper) => keeper.snapshot()),
  };
}
