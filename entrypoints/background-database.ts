// Wiring only: the database of the background with its stores, Dexie and the explanations of changes. A script of its own, because the badge does
// not need it and storing must not depend on the other deferred parts.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type DatabaseParts, databaseParts } from '../src/engine/state/database-parts';
import { type DatabaseProvider, openDatabase } from '../src/storage/database';

declare global {
  var headroomDatabase: (DatabaseParts & { readonly database: DatabaseProvider }) | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.headroomDatabase = { ...databaseParts, database: openDatabase() };
});
