// The database and everything that needs it. Loaded after the first paint, which needs only one stored value.

import { saveText } from '../browser/save-text';
import type { Observation } from '../domain/observations/observation';
import { createStoredPorts } from '../engine/history/stored-ports';
import { createHoldingCodec } from '../engine/imports/holding-codec';
import { databaseParts } from '../engine/state/database-parts';
import { createOwnStorage, type OwnStorage } from '../engine/state/own-storage';
import { createPackedStores } from '../engine/state/packed-stores';
import { openDatabase } from '../storage/database';
import { openPushInbox, type PushInbox } from '../storage/push-inbox';
import type { SegmentCodec } from '../storage/segments';
import { segmentCodec } from './lazy-segment-codec';
import { createLockedStateManager } from './locked-state-manager';
import { once } from './once';
import type { PersistentStorage } from './persistent-storage';
import type { PwaDeps } from './pwa-deps';

export interface LoadedStorage {
  readonly stateManager: ReturnType<typeof createLockedStateManager>;
  readonly ports: ReturnType<typeof createStoredPorts>;
  readonly record: OwnStorage & { readonly codec: SegmentCodec };
  /** Pushes that the service worker stored. */
  readonly inbox: PushInbox;
  /** Loaded when it is first needed. */
  readonly persistence: () => Promise<PersistentStorage>;
  /** Stores what the user imported; returns how many were new. */
  readonly importObservations: (observations: readonly Observation[]) => Promise<number>;
}

/** Creates everything without opening the database, which opens at the first read or write. */
export function loadStorage(deps: PwaDeps, page: Window & typeof globalThis): LoadedStorage {
  const database = openDatabase();
  const codec = createHoldingCodec(segmentCodec);
  const packed = createPackedStores(database, codec);
  const record = { ...createOwnStorage(deps, database, packed, databaseParts), codec };
  const stateManager = createLockedStateManager(
    (given) => createOwnStorage(given, database, packed, databaseParts),
    deps,
    page.navigator.locks,
  );
  const persistence = once(async () => (await import('./persistent-storage')).pagePersistentStorage(deps, page));
  // Not awaited, because the browser's prompt may stay open for long.
  const askToKeep = () => void persistence().then(({ afterImport }) => afterImport());
  const steps = once(async () =>
    (await import('../engine/imports/import-steps')).createImportSteps({ stateManager, database, codec }),
  );
  const importObservations = async (observations: readonly Observation[]) => {
    // A year is stored as months and folded: what was just packed is not unpacked for that.
    codec.hold();
    const added = await stateManager.merge(observations).finally(codec.release);
    if (observations.length > 0) askToKeep();
    return added;
  };
  const ports = createStoredPorts({
    storage: record,
    now: deps.now,
    apply: stateManager.apply,
    importSteps: {
      begin: (registers) => steps().then((each) => each.begin(registers)),
      add: (parts) => steps().then((each) => each.add(parts)),
      end: () =>
        steps()
          .then((each) => each.end())
          .then(askToKeep),
      undo: () => steps().then((each) => each.undo()),
    },
    save: saveText,
  });
  return { stateManager, ports, record, inbox: openPushInbox(), persistence, importObservations };
}
