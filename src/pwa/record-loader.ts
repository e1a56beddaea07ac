// The database and everything that needs it: fetched after the first paint, which needs one stored value only.

import { createOwnRecord } from '../app/keep/own-record';
import { createRecordPorts } from '../app/screen/record-ports';
import { saveText } from '../platform/save-text';
import { openDatabase } from '../record/dexie-database';
import { createSharedKeeper } from './keeper-in-turn';
import type { PwaSurroundings } from './surroundings';

export interface LoadedRecord {
  readonly keeper: ReturnType<typeof createSharedKeeper>;
  readonly ports: ReturnType<typeof createRecordPorts>;
  readonly record: ReturnType<typeof createOwnRecord>;
}

/** Opens nothing by itself: the database opens at the first read or write. */
export function loadRecord(surroundings: PwaSurroundings, page: Window & typeof globalThis): LoadedRecord {
  const database = openDatabase();
  const record = createOwnRecord(surroundings, database);
  const keeper = createSharedKeeper((given) => createOwnRecord(given, database), surroundings, page.navigator.locks);
  const ports = createRecordPorts({
    record,
    now: surroundings.now,
    decide: keeper.decide,
    merge: keeper.merge,
    save: saveText,
  });
  return { keeper, ports, record };
}
