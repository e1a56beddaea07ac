import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { PackedDaySums } from '../../../src/domain/usage/packed-day-sums';
import { createStoredDaySums, otherDaySums } from '../../../src/engine/reports/stored-day-sums';
import { openDatabase } from '../../../src/storage/database';

const packed = (responses: number): PackedDaySums => ({
  ...{ v: 1, accounts: ['mine', 'other'], projects: ['label:3fa2'], models: ['m'] },
  rows: [20_777, 0, 0, 0, responses, 10, 10, 20_777, 1, 0, 0, 7, 10, 10],
});

describe('stored sums by day', () => {
  it('are this device’s own register, written anew only when they changed', async () => {
    const database = openDatabase('day-sums-1');
    const store = createStoredDaySums(database);
    await store.keep('laptop', 1_000, { ...packed(0), rows: [] });
    expect(await database().registers.toArray()).toEqual([]);
    await store.keep('laptop', 2_000, packed(3));
    await store.keep('laptop', 3_000, packed(3));
    expect(await database().registers.toArray()).toMatchObject([{ key: 'laptop', clock: [2_000, 0, 'laptop'] }]);
    await store.keep('laptop', 4_000, packed(4));
    const rows = await database().registers.toArray();
    expect(otherDaySums(rows, 'laptop', 'mine')).toEqual([]);
    expect(otherDaySums(rows, 'phone', 'mine')).toMatchObject([
      { device: 'laptop', at: 4_000, sums: [{ responses: 4 }] },
    ]);
  });

  it('lose an account that is forgotten', async () => {
    const database = openDatabase('day-sums-2');
    const store = createStoredDaySums(database);
    await store.keep('laptop', 2_000, packed(3));
    await store.forget('mine');
    const rows = await database().registers.toArray();
    expect(otherDaySums(rows, 'phone', 'mine')).toEqual([]);
    expect(otherDaySums(rows, 'phone', 'other')).toMatchObject([{ sums: [{ responses: 7 }] }]);
  });
});
