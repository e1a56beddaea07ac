// The database and everything that needs it: fetched after the first paint, which needs one stored value only.

import { saveText } from '../browser/save-text';
import type { Observation } from '../domain/observations/observation';
import { createStoredPorts } from '../engine/history/stored-ports';
import { createOwnStorage } from '../engine/state/own-storage';
import { openDatabase } from '../storage/database';
import { openPushInbox, type PushInbox } from '../storage/push-inbox';
import { createLockedStateManager } from './locked-state-manager';
import type { PersistentStorage } from './persistent-storage';
import type { PwaDeps } from './pwa-deps';

export interface LoadedStorage {
  readonly stateManager: ReturnType<typeof createLockedStateManager>;
  readonly ports: ReturnType<typeof createStoredPorts>;
  readonly record: ReturnType<typeof createOwnStorage>;
  /** What pushes brought while no page was open. */
  readonly inbox: PushInbox;
  /** Fetched when it is first needed: nobody waits for it. */
  readonly persistence: () => Promise<PersistentStorage>;
  /** Takes in what the user brought here; how many were new. */
  readonly importObservations: (observations: readonly Observation[]) => Promise<number>;
}

/** Opens nothing by itself: the database opens at the first read or write. */
export function loadStorage(deps: PwaDeps, page: Window & typeof globalThis): LoadedStorage {
  const database = openDatabase();
  const record = createOwnStorage(deps, database);
  const keeper = createLockedStateManager((given) => createOwnStorage(given, database), deps, page.navigator.locks);
  let made: Promise<PersistentStorage> | null = null;
  const keeping = () => {
    made ??= import('./persistent-storage').then(({ pagePersistentStorage }) => pagePersistentStorage(deps, page));
    return made;
  };
  const takeIn = async (observations: readonly Observation[]) => {
    const added = await keeper.merge(observations);
    // There is something to lose now, and the user has just asked for it to be here. A question may stand for long.
    if (observations.length > 0) void keeping().then(({ afterImport: afterKept }) => afterKept());
    return added;
  };
  const ports = createStoredPorts({
    record,
    now: deps.now,
    apply: keeper.apply,
    merge: takeIn,
    save: saveText,
  });
  return {
    stateManager: keeper,
    ports,
    record,
    inbox: openPushInbox(),
    persistence: keeping,
    importObservations: takeIn,
  };
}
