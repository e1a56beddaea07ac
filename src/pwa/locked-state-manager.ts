// Several tabs of the app, and its service worker, share one state. Each change holds a lock and starts from what is stored.

import type { OwnStorage, OwnStorageDeps } from '../engine/state/own-storage';
import type { StateManager } from '../engine/state/state-manager';

type Locks = Pick<LockManager, 'request'>;

/** A state manager whose every call runs under a lock that all tabs share. Without browser locks there is no such protection. */
export function createLockedStateManager(
  createStorage: (deps: OwnStorageDeps) => OwnStorage,
  deps: OwnStorageDeps,
  locks: Locks | undefined,
): StateManager {
  const inTurn = <T>(work: (stateManager: StateManager) => Promise<T>): Promise<T> => {
    const run = () => work(createStorage(deps).stateManager);
    return locks ? (locks.request('headroom-keeper', run) as Promise<T>) : run();
  };
  return {
    // Nothing to prepare: each change loads what is stored by then.
    prepare: () => {},
    observe: (seen, tab) => inTurn((stateManager) => stateManager.observe(seen, tab)),
    observeText: (...given) => inTurn((stateManager) => stateManager.observeText(...given)),
    merge: (observations) => inTurn((stateManager) => stateManager.merge(observations)),
    change: (work) => inTurn((stateManager) => stateManager.change(work)),
    apply: (decision) => inTurn((stateManager) => stateManager.apply(decision)),
    refresh: () => inTurn((stateManager) => stateManager.refresh()),
    tidy: () => inTurn((stateManager) => stateManager.tidy()),
    snapshot: () => inTurn((stateManager) => stateManager.snapshot()),
    unstored: () => inTurn((stateManager) => stateManager.unstored()),
  };
}
