import type { DatabaseProvider } from './database';
import { createDriftCounter, type DriftCounter } from './drift';
import { createEventStore, type EventStore } from './events';
import { createObservationStore, type ObservationStore } from './observations';
import { createRegisters, type Registers } from './registers';
import { createSetAsideStore, type SetAsideStore } from './set-aside';

/** What is kept of this origin in rows. */
export interface OwnStores {
  readonly observations: ObservationStore;
  readonly aside: SetAsideStore;
  readonly events: EventStore;
  readonly drift: DriftCounter;
  readonly registers: Registers;
}

/** The stores over one database. Opens nothing by itself. `device` names the author of what the user decides here. */
export function createOwnStores(
  database: DatabaseProvider,
  device: () => Promise<string>,
  now: () => number,
): OwnStores {
  return {
    observations: createObservationStore(database),
    aside: createSetAsideStore(database),
    events: createEventStore(database),
    drift: createDriftCounter(database),
    registers: createRegisters(database, device, now),
  };
}
