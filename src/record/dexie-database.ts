import { Dexie } from 'dexie';

import { type HeadroomDatabase, type RecordTables, type TableName, versions } from './database';
import type { RecordTable } from './record-table';

/** The database of this origin for pages, which have time for a library. Opens nothing by itself. */
export function openDatabase(name = 'headroom'): HeadroomDatabase {
  const dexie = new Dexie(name);
  versions.forEach((stores, index) => {
    dexie.version(index + 1).stores({ ...stores });
  });
  const names = dexie.tables.map((table) => table.name as TableName);
  return {
    ...tablesOf(names, (table) => dexie.table(table)),
    write: (names, work) =>
      // An async function, so that Dexie follows the browser's own promises through it.
      dexie.transaction('rw', [...names], async (tx) => work(tablesOf(names, (table) => tx.table(table)))),
    close: () => dexie.close({ disableAutoOpen: true }),
    delete: () => dexie.delete({ disableAutoOpen: true }),
  };
}

function tablesOf<Name extends TableName>(
  names: readonly Name[],
  table: (name: Name) => RecordTable<unknown, unknown>,
): Pick<RecordTables, Name> {
  return Object.fromEntries(names.map((name) => [name, table(name)])) as unknown as Pick<RecordTables, Name>;
}
