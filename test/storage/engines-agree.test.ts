import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ObservationRow, RecordTables } from '../../src/storage/database';
import type { RecordRows } from '../../src/storage/record-table';
import { engines } from './engines';

const row = (account: string, at: number, arrival: number) =>
  ({
    account,
    kind: 'usage',
    at,
    id: `${at}`,
    first: {},
    last: null,
    arrival,
    firstArrival: arrival,
  }) as ObservationRow;

type Table = RecordTables['observations'];
type Step = (tables: Pick<RecordTables, 'observations'>) => Promise<unknown>;

describe('any sequence of reads and writes', () => {
  const account = fc.constantFrom('a', 'b', 'c');
  const number = fc.integer({ min: 0, max: 8 });
  const rows = fc.array(fc.tuple(account, number, number), { maxLength: 6 });
  const span = fc.oneof(
    fc.constant((table: Table) => table.orderBy(':id')),
    fc.constant((table: Table) => table.orderBy('arrival')),
    number.map((least) => (table: Table) => table.where('arrival').above(least)),
    number.map((arrival) => (table: Table) => table.where('arrival').equals(arrival)),
    fc.array(number, { maxLength: 4 }).map((keys) => (table: Table) => table.where('arrival').anyOf(keys)),
    fc.tuple(number, number, fc.boolean(), fc.boolean()).map(
      ([low, high, withLow, withHigh]) =>
        (table: Table) =>
          table.where('arrival').between(low, high, withLow || low === high, withHigh),
    ),
    fc.tuple(account, number, account, number, fc.boolean(), fc.boolean()).map(
      ([from, low, to, high, withLow, withHigh]) =>
        (table: Table) =>
          table
            .where(':id')
            .between([from, 'usage', low], [to, 'usage', high], withLow || (from === to && low === high), withHigh),
    ),
  );
  const turned = fc.tuple(fc.boolean(), fc.boolean(), fc.option(fc.integer({ min: 0, max: 4 })));
  const asked = fc
    .tuple(span, turned)
    .map(([where, [isReversed, isFiltered, most]]) => (table: Table): RecordRows<ObservationRow> => {
      const turnedRows = isReversed ? where(table).reverse() : where(table);
      const passing = isFiltered ? turnedRows.filter(({ at }) => at % 2 === 0) : turnedRows;
      return most === null ? passing : passing.limit(most);
    });
  const step: fc.Arbitrary<Step> = fc.oneof(
    rows.map(
      (given): Step =>
        ({ observations }) =>
          observations.bulkPut(given.map((each) => row(...each))).then(() => 'put'),
    ),
    fc.tuple(account, number).map(
      ([key, at]): Step =>
        ({ observations }) =>
          observations.delete([key, 'usage', at, `${at}`]),
    ),
    asked.map(
      (of): Step =>
        ({ observations }) =>
          of(observations).toArray(),
    ),
    asked.map(
      (of): Step =>
        ({ observations }) =>
          of(observations).count(),
    ),
    asked.map(
      (of): Step =>
        ({ observations }) =>
          of(observations).delete(),
    ),
    span.map(
      (of): Step =>
        ({ observations }) =>
          of(observations).last(),
    ),
    asked.map(
      (of): Step =>
        ({ observations }) =>
          of(observations).first(),
    ),
  );

  it('gives the same answers and leaves the same rows in both engines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 12 }), async (steps) => {
        const databases = engines.map(({ open }) => open(crypto.randomUUID()));
        for (const [work, isInTransaction] of steps) {
          const answers = databases.map((database) =>
            isInTransaction ? database.write(['observations'], work) : work(database),
          );
          const [one, other] = await Promise.all(answers);
          expect(other).toEqual(one);
        }
        const [one, other] = await Promise.all(databases.map((database) => database.observations.toArray()));
        expect(other).toEqual(one);
        for (const database of databases) await database.delete();
      }),
      { numRuns: 150 },
    );
  });
});
