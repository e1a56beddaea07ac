// Wiring only: the database of the background and its stores, and Dexie with them. A script of its own, because the badge does
// not need it and storing must not depend on the other deferred parts.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type DatabaseProvider, openDatabase } from '../src/storage/database';
import { createOwnStores } from '../src/storage/own-stores';

interface DatabaseParts {
  readonly database: DatabaseProvider;
  readonly createStores: typeof createOwnStores;
}

declare global {
  var headroomDatabase: DatabaseParts | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.headroomDatabase = { database: openDatabase(), createStores: createOwnStores };
});
