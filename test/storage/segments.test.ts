import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Observation } from '../../src/domain/observations/observation';
import { observationId } from '../../src/domain/observations/observation-id';
import { dayMs, hourMs } from '../../src/domain/time/instant';
import { segmentCodec } from '../../src/engine/state/segment-codec';
import { type DatabaseProvider, openDatabase } from '../../src/storage/database';
import { byInstantAndId, distinctInOrder } from '../../src/storage/merge-run';
import { createObservationStore } from '../../src/storage/observations';
import { createSegmentStore, type SegmentStore } from '../../src/storage/segments';

const start = Date.UTC(2026, 0, 20);
const balanceAt = (day: number, account = 'a'): Observation => {
  const content = {
    account,
    device: 'd',
    at: start + day * dayMs,
    source: 'network',
    kind: 'balance',
    facts: { balance: `${day}`, grants: [] },
  } as const;
  return { ...content, id: observationId(content) };
};
const days = (count: number, account?: string) => Array.from({ length: count }, (_, day) => balanceAt(day, account));

describe('distinctInOrder', () => {
  it('reads ids only where two observations share an instant', () => {
    const read: string[] = [];
    const lazy = (id: string, at: number) =>
      ({
        at,
        get id() {
          read.push(id);
          return id;
        },
      }) as unknown as Observation;
    const given = [lazy('c', 3), lazy('b', 2), lazy('a', 2), lazy('d', 1), lazy('a', 2)];
    const kept = distinctInOrder(given);
    expect(new Set(read)).toEqual(new Set(['a', 'b']));
    expect(kept.map((one) => given.indexOf(one))).toEqual([3, 2, 1, 0]);
    read.length = 0;
    distinctInOrder([lazy('c', 3), lazy('d', 1)]);
    expect(read).toEqual([]);
  });
});

describe('segments', () => {
  let database: DatabaseProvider;
  let segments: SegmentStore;
  beforeEach(() => {
    database = openDatabase(crypto.randomUUID());
    segments = createSegmentStore(database, segmentCodec);
  });

  it('gives back exactly what was put in, across the ends of months', async () => {
    await segments.add(days(60));
    expect(await segments.history(['a'])).toEqual(days(60));
    expect(await database().segments.count()).toBe(3);
  });

  it('reads a span and nothing beyond it', async () => {
    await segments.add(days(60));
    const span = await segments.history(['a'], start + 10 * dayMs, start + 14 * dayMs);
    expect(span).toEqual(days(60).slice(10, 15));
  });

  it('adds nothing when the same observations come again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 12 }), async (again) => {
        const fresh = createSegmentStore(openDatabase(crypto.randomUUID()), segmentCodec);
        await fresh.add(days(70));
        await fresh.add(again.map((day) => balanceAt(day)));
        expect(await fresh.history(['a'])).toEqual(
          [...new Set([...days(70), ...again.map((day) => balanceAt(day))].map((seen) => JSON.stringify(seen)))]
            .map((text) => JSON.parse(text))
            .sort(byInstantAndId),
        );
      }),
      { numRuns: 10 },
    );
  });

  it('takes old rows out of the table and leaves the new', async () => {
    const store = createObservationStore(database);
    await store.add([...days(60), ...days(10, 'b')]);
    await segments.packOlderThan(start + 40 * dayMs);
    expect((await store.history(['a'])).length).toBe(20);
    expect(await segments.history(['a'])).toEqual(days(40));
    expect((await segments.history(['b'])).length).toBe(10);
    expect(await segments.packOlderThan(start + 40 * dayMs)).toBe(0);
  });

  it('loses no row when encoding fails halfway', async () => {
    const store = createObservationStore(database);
    await store.add(days(60));
    let left = 1;
    const failing = createSegmentStore(database, {
      ...segmentCodec,
      encode: (seen) => (left-- > 0 ? segmentCodec.encode(seen) : Promise.reject(new Error('worker killed'))),
    });
    await expect(failing.packOlderThan(start + 60 * dayMs)).rejects.toThrow('killed');
    const everything = [...(await store.history(['a'])), ...(await segments.history(['a']))].sort(byInstantAndId);
    expect(everything).toEqual(days(60));
  });

  it('thins what has become very old', async () => {
    await segments.add(days(60));
    await segments.thin(Date.UTC(2026, 1, 1), (seen) => seen.filter((_, index) => index % 2 === 0));
    const january = await segments.history(['a'], 0, Date.UTC(2026, 1, 1) - hourMs);
    expect(january.length).toBe(6);
  });
});
