import 'fake-indexeddb/auto';

import { afterEach, describe, expect, it } from 'vitest';

import { type AlertLedger, emptyLedger } from '../../src/domain/alerts/ledger';
import { ledgerEntries, withEntries } from '../../src/domain/alerts/ledger-entries';
import { type DatabaseProvider, openDatabase } from '../../src/storage/database';
import { createLedgerStore } from '../../src/storage/ledger-store';
import { createInMemoryLedgerStore } from '../support/in-memory-ledger-store';

const databases: DatabaseProvider[] = [];
const newDatabase = () => {
  const made = openDatabase(`ledger-${databases.length}`);
  databases.push(made);
  return made;
};
afterEach(async () => {
  for (const each of databases) await each().delete();
});

const withDelivered = (ledger: AlertLedger, stage: string) =>
  withEntries(ledger, [
    {
      account: 'a',
      subject: 'codex/18000',
      epoch: 1,
      rule: 'use-threshold',
      stage,
      severity: 75,
      state: 'delivered',
      round: 0,
      knownAt: 1,
      dueAt: 1,
      updatedAt: 1,
    },
  ]);

describe.each([
  ['in the database', () => createLedgerStore(newDatabase())] as const,
  ['in memory', () => createInMemoryLedgerStore()] as const,
])('a ledger %s', (_, open) => {
  it('starts empty and gives back what was committed', async () => {
    const store = open();
    expect(await store.load()).toEqual(emptyLedger);
    const stored = await store.commit(withDelivered(emptyLedger, '75'));
    expect(await store.load()).toEqual(stored);
    expect(ledgerEntries(stored).map(({ stage }) => stage)).toEqual(['75']);
  });

  it('keeps what another context delivered in between', async () => {
    const store = open();
    const [one, other] = await Promise.all([store.load(), store.load()]);
    await Promise.all([store.commit(withDelivered(one, '75')), store.commit(withDelivered(other, '90'))]);
    expect(
      ledgerEntries(await store.load())
        .map(({ stage }) => stage)
        .toSorted(),
    ).toEqual(['75', '90']);
  });

  it('forgets what the only writer dropped', async () => {
    const store = open();
    const stored = await store.commit(withDelivered(emptyLedger, '75'));
    await store.commit({ ...stored, slots: {} });
    expect(ledgerEntries(await store.load())).toEqual([]);
  });
});

it('takes a damaged row for none', async () => {
  const database = newDatabase();
  await database().local.put({ key: 'ledger', value: 'rubbish' });
  expect(await createLedgerStore(database).load()).toEqual(emptyLedger);
});
