// The database and everything that needs it: fetched after the first paint, which needs one stored value only.

import { saveText } from '../browser/save-text';
import type { Observation } from '../domain/observations/observation';
import { createRecordPorts } from '../engine/history/stored-ports';
import { createOwnRecord } from '../engine/state/own-storage';
import { openDatabase } from '../storage/dexie-database';
import type { StorageKeeping } from './keep-storage';
import { createSharedKeeper } from './locked-state-manager';
import type { PwaSurroundings } from './pwa-deps';

export interface LoadedRecord {
  readonly keeper: ReturnType<typeof createSharedKeeper>;
  readonly ports: ReturnType<typeof createRecordPorts>;
  readonly record: ReturnType<typeof createOwnRecord>;
  /** Fetched when it is first needed: nobody waits for it. */
  readonly keeping: () => Promise<StorageKeeping>;
  /** Takes in what the user brought here; how many were new. */
  readonly takeIn: (observations: readonly Observation[]) => Promise<number>;
}

/** Opens nothing by itself: the database opens at the first read or write. */
export function loadRecord(surroundings: PwaSurroundings, page: Window & typeof globalThis): LoadedRecord {
  const database = openDatabase();
  const record = createOwnRecord(surroundings, database);
  const keeper = createSharedKeeper((given) => createOwnRecord(given, database), surroundings, page.navigator.locks);
  let made: Promise<StorageKeeping> | null = null;
  const keeping = () => {
    made ??= import('./keep-storage').then(({ storageKeepingOf }) => storageKeepingOf(surroundings, page));
    return made;
  };
  const takeIn = async (observations: readonly Observation[]) => {
    const added = await keeper.merge(observations);
    // There is something to lose now, and the user has just asked for it to be here. A question may stand for long.
    if (observations.length > 0) void keeping().then(({ afterKept }) => afterKept());
    return added;
  };
  const ports = createRecordPorts({
    record,
    now: surroundings.now,
    decide: keeper.decide,
    merge: takeIn,
    save: saveText,
  });
  return { keeper, ports, record, keeping, takeIn };
}
