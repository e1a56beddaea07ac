import { openDatabase } from '../record/database';
import { createDriftCounter } from '../record/drift';
import { createEventStore } from '../record/events';
import { createObservationStore } from '../record/observations';
import { createRegisters } from '../record/registers';
import { createKeeper, type Keeper, type KeeperPorts } from './keeper';

/** What the keeper needs that is not the database. */
export type KeeperSurroundings = Omit<KeeperPorts, 'observations' | 'events' | 'drift' | 'registers'>;

/** A keeper over this origin's own database, in the extension's worker and in the installed app alike. */
export function createOwnKeeper(surroundings: KeeperSurroundings, databaseName?: string): Keeper {
  const database = openDatabase(databaseName);
  return createKeeper({
    ...surroundings,
    observations: createObservationStore(database),
    events: createEventStore(database),
    drift: createDriftCounter(database),
    registers: createRegisters(database, 'own', surroundings.now),
  });
}
