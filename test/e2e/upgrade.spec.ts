// What a published version left in a browser, met by this one: shown at once, kept to the last row, and carried on.
import assert from 'node:assert/strict';
import { type DatabaseCopy, databaseNamed, publishedCopies } from '../fixtures/database-copy';
import { openUsage, readPopup, untilScreen } from '../support/browser/screen';
import { type Row, storedRows } from '../support/browser/stored-observations';
import type { Spec } from './spec';

interface Remains {
  readonly database: DatabaseCopy;
  readonly storageLocal: Readonly<Record<string, unknown>>;
}

/** Puts what was left in place of what the extension has. Runs in a page of the extension. */
async function layBack({ database: { name, version, stores }, storageLocal }: Remains): Promise<void> {
  const { browser, chrome } = globalThis as unknown as { browser?: typeof chrome; chrome: typeof globalThis.chrome };
  const { storage } = browser ?? chrome;
  const settled = (request: IDBOpenDBRequest) =>
    new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const revived = (_: string, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$numbers' in value) return Float64Array.from(value.$numbers as (number | null)[], (one) => one ?? Number.NaN);
    if ('$bytes' in value) return Uint8Array.from(atob(String(value.$bytes)), (letter) => letter.charCodeAt(0));
    return value;
  };
  await storage.local.clear();
  await settled(indexedDB.deleteDatabase(name));
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    for (const { name, keyPath, autoIncrement, indexes, rows } of stores) {
      const store = request.result.createObjectStore(name, { keyPath, autoIncrement });
      for (const index of indexes) store.createIndex(index.name, index.keyPath, index);
      for (const { value } of rows) store.put(JSON.parse(JSON.stringify(value), revived));
    }
  };
  (await settled(request)).close();
  await storage.local.set(storageLocal);
}

/** Everything the page says, what a closed list of choices holds included. Runs in the page. */
function readNames(): string {
  return document.body.textContent;
}

/** Without the rows that hold keys: those travel to no page as JSON. */
function withoutKeys(database: DatabaseCopy): DatabaseCopy {
  const stores = database.stores.map((store) => ({
    ...store,
    rows: store.rows.filter(({ value }) => !JSON.stringify(value).includes('"$key"')),
  }));
  return { ...database, stores };
}

const rowsOf = ({ stores }: DatabaseCopy, name: string) => stores.find((store) => store.name === name)?.rows ?? [];

/** The names that the user gave to accounts. */
function givenNames(database: DatabaseCopy): readonly string[] {
  return rowsOf(database, 'registers').flatMap(({ value }) => {
    const { table, key, value: account } = value as { table: string; key: string; value: { nickname: string } };
    assert.notEqual(key, '');
    return table === 'account' ? account.nickname : [];
  });
}

export const specs: Spec[] = publishedCopies.map(({ version, extension }) => ({
  name: `opens what version ${version} left, shows it and goes on with it`,
  browser: 'both',
  ...(version !== publishedCopies.at(-1)?.version && { nightly: 'firefox' }),
  async run({ browser }) {
    const database = withoutKeys(databaseNamed(extension.databases, 'headroom'));
    const popup = await browser.popup();
    await browser.killWorker();
    await popup.evaluate(layBack, { database, storageLocal: extension.storageLocal });
    await browser.killWorker();

    await popup.reload();
    await untilScreen(popup, ({ meters }) => meters.length === 2);
    const names = await popup.evaluate(readNames);
    const given = givenNames(database);
    assert.deepEqual(given.toSorted(), ['Home', 'Work']);
    for (const name of given) assert.ok(names.includes(name), `${name} is missing: ${names}`);
    await popup.close();

    // The page's ids are salted with the salt that was left, so a new reading is one of the same account.
    const before = await storedRows(browser);
    await openUsage(browser);
    await readPopup(browser, ({ meters }) => meters.some(({ left }) => left === 48));
    const after = await storedRows(browser);
    const known = rowsOf(database, 'observations');
    assert.equal(before.length, known.length);
    // A run of equal readings may have gone on; what it began with is as it was.
    const begun = ({ account, kind, first }: Row) => JSON.stringify([account, kind, first]);
    const kept = new Set(after.map(begun));
    assert.deepEqual(
      known.filter(({ value }) => !kept.has(begun(value as Row))),
      [],
    );
    const accounts = (rows: readonly { account: string }[]) => [...new Set(rows.map(({ account }) => account))].sort();
    assert.ok(after.length > known.length);
    assert.deepEqual(accounts(after), accounts(before));
    const stored = await browser.dump();
    const gone = rowsOf(database, 'events').filter(({ value }) => !stored.includes((value as { id: string }).id));
    assert.deepEqual(gone, []);
    for (const { value } of rowsOf(database, 'drift')) assert.ok(stored.includes((value as { reason: string }).reason));

    // What was read of session files is reported as if this version had read it.
    if (rowsOf(database, 'tapes').length === 0) return;
    const reports = await browser.extensionPage('app.html#/reports');
    const { regions } = await untilScreen(reports, (screen) => 'Table: Use by project' in screen.regions);
    assert.match(regions['Table: Use by project'] ?? '', /harbour/);
  },
}));
