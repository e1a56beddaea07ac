// A schema takes long to build on a slow phone: nothing is built while a page starts, before anything is read.
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/storage/database';
import { openPushInbox } from '../../src/storage/push-inbox';

it('databases are made at their first use, and once', async () => {
  const made = vi.spyOn(Dexie.prototype, 'version');
  const database = openDatabase(crypto.randomUUID());
  const inbox = openPushInbox(crypto.randomUUID());
  expect(made).not.toHaveBeenCalled();
  await database().local.count();
  const ofDatabase = made.mock.calls.length;
  expect(ofDatabase).toBeGreaterThan(0);
  await inbox.all();
  const ofBoth = made.mock.calls.length;
  expect(ofBoth).toBeGreaterThan(ofDatabase);
  await database().local.count();
  await inbox.all();
  expect(made).toHaveBeenCalledTimes(ofBoth);
  expect(database()).toBe(database());
  database().close();
});
