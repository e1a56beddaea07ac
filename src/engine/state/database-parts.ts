import { explain } from '../../domain/fold/explain-changes';
import { createOwnStores } from '../../storage/own-stores';

/** What storing needs and the badge mostly does not. The background reads it in one script with the database. */
export interface DatabaseParts {
  readonly createStores: typeof createOwnStores;
  /** Makes events of what changed. */
  readonly explain: typeof explain;
}

export const databaseParts: DatabaseParts = { createStores: createOwnStores, explain };
