import { Dexie } from 'dexie';

import { type HeadroomDatabase, tableNames, tablesOf, versions } from './database';

/** The database of this origin for pages, which have time for a library. Opens nothing by itself. */
export function openDatabase(name = 'headroom'): HeadroomDatabase {
  const dexie = new Dexie(name);
  versions.forEach((stores, index) => {
    dexie.version(index + 1).stores({ ...stores });
  });
  return {
    ...tablesOf(tableNames, (table) => dexie.table(table)),
    write: (names, work) =>
      // An async function, so that Dexie follows the browser's own promises through it.
      dexie.transaction('rw', [...names], async (tx) => work(tablesOf(names, (table) => tx.table(table)))),
    close: () => dexie.close({ disableAutoOpen: true }),
    delete: () => dexie.delete({ disableAutoOpen: true }),
  };
}
