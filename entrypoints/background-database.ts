// Wiring only: the database of the background, and Dexie with it. A script of its own, because the badge does not need it and
// storing must not depend on the other deferred parts.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type DatabaseProvider, openDatabase } from '../src/storage/database';

declare global {
  var headroomDatabase: DatabaseProvider | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.headroomDatabase = openDatabase();
});
