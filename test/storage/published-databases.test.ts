// What every published version left in a browser is opened by this one, and nothing of it is lost.
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { emptyLedger } from '../../src/domain/alerts/ledger';
import { gapsOf } from '../../src/domain/history/coverage';
import { cyclesOf } from '../../src/domain/history/usage-line';
import { emptySeries } from '../../src/domain/history/usage-series';
import type { AccountKey } from '../../src/domain/observations/observation';
import { dayMs, hourMs } from '../../src/domain/time/instant';
import { segmentCodec } from '../../src/engine/state/segment-codec';
import { openDatabase } from '../../src/storage/database';
import { createDriftCounter } from '../../src/storage/drift';
import { createEventStore } from '../../src/storage/events';
import { createLedgerStore } from '../../src/storage/ledger-store';
import { createLocalStore } from '../../src/storage/local';
import { createObservationStore } from '../../src/storage/observations';
import { openPushInbox } from '../../src/storage/push-inbox';
import { createRegisters } from '../../src/storage/registers';
import { createSegmentStore } from '../../src/storage/segments';
import { createSummaryStore } from '../../src/storage/summaries';
import { createUsageHistory } from '../../src/storage/usage-history';
import { databaseNamed, publishedCopies, restoreDatabase, rowsOf } from '../fixtures/database-copy';

it('there is a copy of each: of every version of the changelog before the one that is being made', () => {
  const { version: current } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const published = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## \[(\d[^\]]*)\]/gm)].map(
    ([, version]) => version,
  );
  const copies = publishedCopies.map(({ version }) => version);
  expect(copies).toContain('0.1.0');
  expect(published.filter((version) => version !== current && !copies.includes(version ?? ''))).toEqual([]);
});

const firstTables = ['observations', 'events', 'segments', 'registers', 'local', 'drift'] as const;
/** The tables of each version. */
const tablesOf: Readonly<Record<string, readonly string[]>> = {
  '0.1.0': firstTables,
  '1.0.0': [...firstTables, 'summaries', 'tapes'],
};

const cases = publishedCopies.flatMap((copy) =>
  (['extension', 'app'] as const).map((side) => ({ ...copy, side, copy: copy[side] })),
);

describe.each(cases)('the database of the $side as $version left it', ({ copy, side, version }) => {
  const main = databaseNamed(copy.databases, 'headroom');
  const restored = async () => {
    const name = crypto.randomUUID();
    await restoreDatabase(main, name);
    return openDatabase(name);
  };

  it('has every row of every table', async () => {
    const database = await restored();
    const stored = main.stores.map(({ name }) => name);
    const tables = database()
      .tables.map(({ name }) => name)
      .toSorted();
    expect(stored).toEqual([...(tablesOf[version] ?? [])].toSorted());
    // Later versions added tables, which begin empty.
    const added = tables.filter((name) => !stored.includes(name));
    expect(added).toEqual((tablesOf['1.0.0'] ?? []).filter((name) => !stored.includes(name)));
    for (const name of added) expect(await database().table(name).count(), name).toBe(0);
    for (const name of stored) expect(await database().table(name).toArray(), name).toEqual(await rowsOf(main, name));
    // Empty tables would prove nothing.
    const ofApp = ['observations', 'events', 'registers', 'local', 'summaries'];
    const filled = stored.filter((name) => side === 'extension' || ofApp.includes(name));
    for (const name of filled) expect((await rowsOf(main, name)).length, name).toBeGreaterThan(0);
  });

  it('answers every question asked of it', async () => {
    const database = await restored();
    const observations = createObservationStore(database);
    const rows = main.stores.find(({ name }) => name === 'observations')?.rows ?? [];
    expect(await observations.count()).toBe(rows.length);
    const arrived = await observations.since(0);
    expect(arrived.cursor).toBe(await observations.cursor());
    const accounts = await observations.accounts();
    const known = (await observations.history(accounts)).map(({ id }) => id);
    expect(known.toSorted()).toEqual(arrived.observations.map(({ id }) => id).toSorted());
    // What is known already is known again: nothing is stored twice.
    expect((await observations.add(arrived.observations)).added).toEqual([]);

    const segments = createSegmentStore(database, segmentCodec);
    const packed = await segments.history(await segments.accounts());
    const months = await database().segments.toArray();
    expect(packed.length).toBe(months.reduce((sum, month) => sum + month.rows, 0));

    // The chart of a month packed by that version is the same before and after it was summarized.
    const usageHistory = createUsageHistory(database, segmentCodec);
    const window = { limit: 'codex', seconds: 604_800 };
    const keysOf = [...new Set([...accounts, ...(await segments.accounts())])];
    const lastAt = Math.max(...[...arrived.observations, ...packed].map(({ at }) => at));
    const drawnOf = async (account: AccountKey) => {
      const query = { window, from: 0, to: lastAt, columnMs: hourMs };
      let series = emptySeries;
      for await (const piece of usageHistory.usage([account], query)) ({ series } = piece);
      const span = { fromAt: 0, toAt: lastAt };
      return { points: series.at.length, gaps: gapsOf(series, span), cycles: cyclesOf(series, window.seconds) };
    };
    const drawn = async () => (await Promise.all(keysOf.map(drawnOf))).map(({ gaps, cycles }) => [gaps, cycles]);
    const points = (await Promise.all(keysOf.map(drawnOf))).map((each) => each.points);
    expect(Math.max(...points)).toBeGreaterThan(0);
    const before = await drawn();
    await createSummaryStore(database, segmentCodec).fill(lastAt + 2 * dayMs);
    expect(await database().summaries.count()).toBeGreaterThan(0);
    expect(await drawn()).toEqual(before);

    const events = createEventStore(database);
    const keys = new Set((await database().events.toArray()).map(({ account }) => account));
    const pages = await Promise.all([...keys].map((key) => events.page(key)));
    expect(pages.flat().length).toBe(await database().events.count());
    expect(await createDriftCounter(database).all()).toHaveLength(await database().drift.count());
  });

  it('takes what comes next', async () => {
    const database = await restored();
    const registers = createRegisters(database, async () => 'here', Date.now);
    await registers.set('settings', 'new', 1);
    expect(await registers.get('settings', 'new')).toBe(1);
    const observations = createObservationStore(database);
    const cursor = await observations.cursor();
    const [seen] = (await observations.since(0)).observations;
    if (!seen) throw new Error('a copy without an observation');
    const later = { ...seen, id: 'later', at: Date.UTC(2040, 0) };
    expect((await observations.add([later])).added).toEqual([later]);
    expect((await observations.since(cursor)).observations).toEqual([later]);
  });

  it('keeps pairings, keys and alerts delivered', async () => {
    const database = await restored();
    const local = createLocalStore(database);
    const keys = (await local.get('phone/device-keys')) as { privateKey: CryptoKey } | undefined;
    const devices = await local.get(side === 'extension' ? 'phone/devices' : 'phone/membership');
    expect(devices).toBeTruthy();
    if (side === 'app') expect(keys?.privateKey).toMatchObject({ type: 'private', extractable: false });
    const ledger = await createLedgerStore(database).load();
    if (side === 'extension') expect(ledger).not.toEqual(emptyLedger);
  });
});

describe.each(publishedCopies)('the inbox of pushes as $version left it', ({ app }) => {
  it('gives every push back, oldest first', async () => {
    const inbox = databaseNamed(app.databases, 'headroom-inbox');
    const name = crypto.randomUUID();
    await restoreDatabase(inbox, name);
    const deliveries = await rowsOf(inbox, 'pushes');
    expect(deliveries.length).toBeGreaterThan(1);
    expect((await openPushInbox(name).all()).map(({ delivery }) => delivery)).toEqual(deliveries);
    // The release before this one still opens it, should an old service worker be at work.
    const versions = (await indexedDB.databases()).filter((each) => each.name === name).map(({ version }) => version);
    expect(versions).toEqual([inbox.version]);
  });
});
