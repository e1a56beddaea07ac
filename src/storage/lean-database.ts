// The same database as the pages', opened without the library they use for it: that library alone is half of a worker
// that is started for every observation.
import { answered, endOf } from './browser-request';
import { type HeadroomDatabase, tableNames, tablesOf } from './database';
import { createLeanConnection } from './lean-connection';
import { leanTable } from './lean-table';

/** The database of this origin for the worker. Opens nothing by itself. */
export function openLeanDatabase(name = 'headroom'): HeadroomDatabase {
  const connection = createLeanConnection(name);

  const run = async <Answer>(
    names: readonly string[],
    mode: IDBTransactionMode,
    work: (transaction: IDBTransaction) => Promise<Answer>,
  ): Promise<Answer> => {
    const transaction = await connection.begin(names, mode);
    const end = endOf(transaction);
    // Whoever only reads does not wait for it; an abort reaches such a reader through what it asked.
    end.catch(() => {});
    try {
      const answer = await work(transaction);
      if (mode === 'readwrite') await end;
      return answer;
    } catch (error) {
      abort(transaction);
      await end.catch(() => {});
      // A request that fails takes the others with it: the transaction knows which came first.
      throw transaction.error ?? error;
    }
  };

  return {
    ...tablesOf(tableNames, (table) =>
      leanTable((mode, work) => run([table], mode, (transaction) => work(transaction.objectStore(table)))),
    ),
    write: (names, work) =>
      run(names, 'readwrite', (transaction) =>
        work(tablesOf(names, (table) => leanTable(async (_, part) => part(transaction.objectStore(table))))),
      ),
    close: connection.close,
    delete: async () => {
      connection.close();
      await answered(indexedDB.deleteDatabase(name));
    },
  };
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
