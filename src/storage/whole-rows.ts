import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie';

import { isOfLaterVersion, rowChecks } from './row-checks';

/** A row that does not have the form of its table. */
export interface DamagedRow {
  readonly table: string;
  readonly key: unknown;
  readonly row: unknown;
}

/** Makes every read leave out damaged rows and those of later versions. `onDamaged` is called with each damaged one. */
export function wholeRows(onDamaged: (found: DamagedRow) => void): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'whole-rows',
    create: (core) => ({ ...core, table: (name) => withChecks(core.table(name), onDamaged) }),
  };
}

function withChecks(table: DBCoreTable, onDamaged: (found: DamagedRow) => void): DBCoreTable {
  const check = rowChecks[table.name];
  if (!check) return table;
  const keyOf = table.schema.primaryKey.extractKey;
  const isWhole = (row: unknown): boolean => {
    if (row === undefined || check(row)) return true;
    if (!isOfLaterVersion(row)) onDamaged({ table: table.name, key: keyOf?.(row), row });
    return false;
  };
  return {
    ...table,
    // Chained and not awaited: a transaction may end while an await gives way.
    get: (request) => table.get(request).then((row: unknown) => (isWhole(row) ? row : undefined)),
    getMany: (request) => table.getMany(request).then((rows) => rows.map((row) => (isWhole(row) ? row : undefined))),
    query: (request) =>
      request.values
        ? table.query(request).then((answer) => ({ ...answer, result: answer.result.filter(isWhole) }))
        : table.query(request),
    openCursor: (request) =>
      request.values
        ? table.openCursor(request).then((cursor) => cursor && skipping(cursor, isWhole))
        : table.openCursor(request),
  };
}

/** A cursor that passes over damaged rows. */
function skipping(cursor: DBCoreCursor, isWhole: (row: unknown) => boolean): DBCoreCursor {
  return Object.create(cursor, {
    start: {
      value: (onNext: () => void) => cursor.start(() => (isWhole(cursor.value) ? onNext() : cursor.continue())),
    },
  });
}
