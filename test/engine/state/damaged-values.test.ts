import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { damagedNames } from '../../../src/engine/diagnostics/damaged-values';
import { keys } from '../../../src/engine/state/key-values';
import { isFoldCache, keptValuesIn, readStored } from '../../../src/engine/state/stored-values';
import { HeadroomDatabase } from '../../../src/storage/database';
import { createBackground, newWorld, startAt, usageBody, type World } from '../../hostile/support/background';

async function seenOnce(): Promise<World> {
  const world = newWorld();
  await createBackground(world).send('/wham/usage', usageBody(41), 'tab');
  return world;
}

/** The percentages that a background just started has after it read one more body. */
async function shownAfterStart(world: World, percent = 42): Promise<readonly number[]> {
  const background = createBackground(world, startAt + 120_000);
  await background.send('/wham/usage', usageBody(percent), 'tab');
  const { accounts } = await background.stateManager.snapshot();
  return accounts.flatMap(({ state }) => state.windows.map(({ usedPercent }) => usedPercent));
}

const rawRows = async ({ name }: World) => {
  const raw = new HeadroomDatabase(name);
  const rows = await raw.observations.toArray();
  raw.close();
  return rows;
};

/** What was found is dealt with after the read that met it. */
const afterReads = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('a stored value', () => {
  it.each([
    ['folds', { folds: { me: {} }, cursor: 3 }],
    ['folds', { v: 2, folds: [], byDay: {} }],
    ['clock-offsets', 'text'],
    ['snapshot', { v: 2 }],
  ])('%s that is damaged or of a later version counts as absent and is made anew', async (key, value) => {
    const world = await seenOnce();
    world.values.all.set(key, value);
    expect(await shownAfterStart(world)).toEqual([42, 5]);
    expect(JSON.parse(keptValuesIn(world.values.all.get(keys.damaged))[key] ?? '')).toEqual(value);
  });

  it('of a later version counts as absent although it has the form of this one: its meaning may be another', async () => {
    const world = await seenOnce();
    const folds = world.values.all.get(keys.folds) as { readonly cursor: number };
    expect(readStored(folds, isFoldCache).value).toEqual(folds);
    const later = { ...folds, v: 2 };
    expect(readStored(later, isFoldCache)).toEqual({ value: null, isDamaged: true });
    world.values.all.set(keys.folds, later);
    expect(await shownAfterStart(world)).toEqual([42, 5]);
    expect(world.values.all.get(keys.folds)).toMatchObject({ v: 1 });
  });

  it('is kept aside once, as it was first found', async () => {
    const world = await seenOnce();
    for (const value of ['first', 'second']) {
      world.values.all.set('folds', value);
      await shownAfterStart(world);
    }
    expect(keptValuesIn(world.values.all.get(keys.damaged))).toEqual({ folds: '"first"' });
  });

  it('of the device comes back from its copy, so that accounts keep their keys', async () => {
    const world = await seenOnce();
    const before = world.values.all.get(keys.device);
    world.values.all.set(keys.device, { id: 7 });
    await shownAfterStart(world);
    expect(world.values.all.get(keys.device)).toEqual(before);
    const { accounts } = await createBackground(world).stateManager.snapshot();
    expect(accounts).toHaveLength(1);
  });

  it('of the tabs does not mix up accounts', async () => {
    const world = await seenOnce();
    world.session.all.set(keys.tabs, { tabs: 'none' });
    expect(await shownAfterStart(world)).toEqual([42, 5]);
  });
});

describe('a row', () => {
  it('is left out, named, and what can be used of it goes back', async () => {
    const world = await seenOnce();
    const raw = new HeadroomDatabase(world.name);
    const [row] = await raw.observations.toArray();
    if (!row) throw new Error('nothing stored');
    await raw.observations.put({ ...row, arrival: 'text' as never });
    raw.close();
    const background = createBackground(world, startAt + 120_000);
    expect(await background.observations.history([row.account])).toEqual([]);
    await afterReads();
    expect(await background.observations.history([row.account])).toEqual([row.first]);
    expect(await damagedNames(world.values, background.database)).toEqual(['observations']);
  });

  it('whose facts are no object is gone, and the others are read', async () => {
    const world = await seenOnce();
    const raw = new HeadroomDatabase(world.name);
    const [row] = await raw.observations.toArray();
    if (!row) throw new Error('nothing stored');
    const broken = { ...row, id: 'x', at: row.at + 1_000, first: { ...row.first, facts: 7 as never } };
    await raw.observations.put(broken);
    raw.close();
    const background = createBackground(world, startAt + 120_000);
    expect(await background.observations.history([row.account])).toEqual([row.first]);
    await afterReads();
    expect(await rawRows(world)).toEqual([row]);
  });

  it('of a kind that only a later version knows stays where it is', async () => {
    const world = await seenOnce();
    const raw = new HeadroomDatabase(world.name);
    const [row] = await raw.observations.toArray();
    if (!row) throw new Error('nothing stored');
    const kind = 'budgets' as never;
    await raw.observations.put({ ...row, kind, arrival: 2, first: { ...row.first, kind, facts: { any: 1 } as never } });
    raw.close();
    expect(await shownAfterStart(world)).toEqual([42, 5]);
    await afterReads();
    expect((await rawRows(world)).map((one) => one.kind)).toContain('budgets');
  });

  it('of an event that was lost is made anew from the observations', async () => {
    const world = await seenOnce();
    const first = createBackground(world, startAt + 120_000);
    await first.send('/wham/usage', usageBody(3), 'tab');
    const [account] = await first.observations.accounts();
    const events = await first.events.page(account ?? '');
    expect(events.length).toBeGreaterThan(0);
    const raw = new HeadroomDatabase(world.name);
    for (const row of await raw.events.toArray()) await raw.events.put({ ...row, event: 'text' as never });
    raw.close();
    expect(await createBackground(world, startAt + 180_000).events.page(account ?? '')).toEqual([]);
    await afterReads();
    const again = createBackground(world, startAt + 240_000);
    await again.stateManager.refresh();
    expect(await again.events.page(account ?? '')).toEqual(events);
  });
});

it('a database that a later version left is read', async () => {
  const world = await seenOnce();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(world.name, 30);
    request.onupgradeneeded = () => request.result.createObjectStore('budgets', { keyPath: 'id' });
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
  expect(await shownAfterStart(world)).toEqual([42, 5]);
});
