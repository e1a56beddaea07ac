import { createFolder } from '../../domain/fold/folder';
import type { DatabaseProvider } from '../../storage/database';
import { takeFoldAgain } from '../../storage/fold-again';
import type { DatabaseParts } from './database-parts';
import { adoptSalt, type Device, loadDevice } from './device';
import { lazyOwnStores } from './lazy-own-stores';
import type { PackedStores } from './lazy-packed-stores';
import { withPackedHistory } from './packed-history';
import { createStateManager, type StateManager, type StateManagerDeps } from './state-manager';

/** What the state manager of this origin needs besides the database and the device. */
export interface OwnStorageDeps
  extends Pick<StateManagerDeps, 'values' | 'session' | 'pageReader' | 'now' | 'showBadge' | 'onSnapshot'> {
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Everything kept on this origin: the tables, and the state manager that alone writes to them. */
export interface OwnStorage
  extends Pick<
    StateManagerDeps,
    'folder' | 'observations' | 'aside' | 'segments' | 'events' | 'drift' | 'registers' | 'device'
  > {
  readonly database: DatabaseProvider;
  readonly stateManager: StateManager;
}

/**
 * The storage of this origin, in the extension and in the installed app alike. Opens nothing by itself. The parts
 * are called when they are first needed: the background reads them with the database, for which the badge does not wait.
 */
export function createOwnStorage(
  deps: OwnStorageDeps,
  database: DatabaseProvider,
  { segments, summaries }: PackedStores,
  { createStores, explain }: DatabaseParts,
): OwnStorage {
  const { values, randomBytes, now } = deps;
  let made: Promise<Device> | null = null;
  const device: StateManagerDeps['device'] = (found) => {
    made ??= loadDevice(values, randomBytes, found).catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
  const stores = lazyOwnStores(() => createStores(database, async () => (await device()).id, now));
  const tables = {
    folder: createFolder(explain),
    ...stores,
    observations: withPackedHistory(stores.observations, segments),
    segments,
    summaries,
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
