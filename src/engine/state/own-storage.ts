import type { DatabaseProvider } from '../../storage/database';
import { createDriftCounter } from '../../storage/drift';
import { createEventStore } from '../../storage/events';
import { takeFoldAgain } from '../../storage/fold-again';
import { createObservationStore } from '../../storage/observations';
import { createRegisters } from '../../storage/registers';
import { createSetAsideStore } from '../../storage/set-aside';
import { adoptSalt, type Device, loadDevice } from './device';
import type { PackedStores } from './lazy-packed-stores';
import { withPackedHistory } from './packed-history';
import { createStateManager, type StateManager, type StateManagerDeps } from './state-manager';

/** What the state manager of this origin needs besides the database and the device. */
export interface OwnStorageDeps
  extends Pick<
    StateManagerDeps,
    'values' | 'session' | 'pageReader' | 'now' | 'formatters' | 'showBadge' | 'onSnapshot'
  > {
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Everything kept on this origin: the tables, and the state manager that alone writes to them. */
export interface OwnStorage
  extends Pick<StateManagerDeps, 'observations' | 'aside' | 'segments' | 'events' | 'drift' | 'registers' | 'device'> {
  readonly database: DatabaseProvider;
  readonly stateManager: StateManager;
}

/** The storage of this origin, in the extension and in the installed app alike. Opens nothing by itself. */
export function createOwnStorage(
  deps: OwnStorageDeps,
  database: DatabaseProvider,
  { segments, summaries }: PackedStores,
): OwnStorage {
  const { values, randomBytes, now } = deps;
  let made: Promise<Device> | null = null;
  const device = () => {
    made ??= loadDevice(values, randomBytes).catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
  const tables = {
    observations: withPackedHistory(createObservationStore(database), segments),
    aside: createSetAsideStore(database),
    segments,
    summaries,
    events: createEventStore(database),
    drift: createDriftCounter(database),
    registers: createRegisters(database, async () => (await device()).id, now),
    device,
    isWholeFold: (fold: unknown) => database().isWholeFold(fold),
    isWholeSnapshot: (snapshot: unknown) => database().wholeSnapshot(snapshot) !== null,
    mustFoldAgain: () => takeFoldAgain(database),
    adoptSalt: async (salt: readonly number[]) => {
      await adoptSalt(values, salt);
      made = null;
      return device();
    },
  };
  return { ...tables, database, stateManager: createStateManager({ ...deps, ...tables }) };
}
