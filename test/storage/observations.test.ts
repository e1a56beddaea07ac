import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Observation, UsageFacts } from '../../src/domain/observations/observation';
import { openDatabase } from '../../src/storage/database';
import { byInstantAndId } from '../../src/storage/merge-run';
import { createObservationStore, type ObservationStore } from '../../src/storage/observations';

const minute = 60_000;
const start = Date.UTC(2026, 8, 21, 2);
const emptyUsage: UsageFacts = {
  plan: 'plus',
  windows: [],
  gates: [],
  credits: null,
  bankCount: null,
  bankApplicable: null,
  reachedType: null,
  spend: null,
  models: [],
};

const usage = (at: number, usedPercent: number, over: Partial<Observation> = {}): Observation => ({
  id: `${over.account ?? 'a'}-${over.device ?? 'd'}-${at}-${usedPercent}`,
  account: 'a',
  device: 'd',
  at: start + at,
  source: 'network',
  kind: 'usage',
  facts: { ...emptyUsage, windows: [{ limit: 'codex', seconds: 604_800, usedPercent, resetsAt: start + 90 * minute }] },
  ...(over as object),
});

describe('observation store', () => {
  let store: ObservationStore;
  beforeEach(() => {
    store = createObservationStore(openDatabase(crypto.randomUUID()));
  });

  it('keeps a run of equal readings as one row with its first and its last observation', async () => {
    for (const at of [0, 1, 2, 3]) await store.add([usage(at * minute, 10)]);
    expect(await store.count()).toBe(1);
    expect((await store.history(['a'])).map(({ at }) => at)).toEqual([start, start + 3 * minute]);
    expect((await store.latest('a', 'usage'))?.at).toBe(start + 3 * minute);
  });

  it('starts a new row when a quarter of an hour has passed, though nothing changed', async () => {
    await store.add([usage(0, 10), usage(15 * minute, 10), usage(16 * minute, 10)]);
    expect(await store.count()).toBe(2);
  });

  it('stores one row when two tabs report the same reading at once', async () => {
    const outcomes = await Promise.all([store.add([usage(0, 10)]), store.add([usage(1000, 10)])]);
    expect(outcomes.map(({ added }) => added.length).sort()).toEqual([0, 1]);
    expect(await store.count()).toBe(1);
  });

  it('knows an observation it already has, whoever sends it again', async () => {
    const seen = [usage(0, 10), usage(minute, 20), usage(2 * minute, 20)];
    await store.add(seen);
    const cursor = await store.cursor();
    expect(await store.add(seen)).toEqual({ added: [], extended: [], displaced: [], repeated: 3 });
    expect(await store.cursor()).toBe(cursor);
  });

  it('never merges two accounts, two devices or two sources', async () => {
    const change = [{}, { account: 'b' }, { device: 'e' }, { source: 'dom' as const }];
    for (const [index, over] of change.entries())
      await store.add([{ ...usage(index * 1000, 10, over), id: `${index}` }]);
    expect(await store.count()).toBe(4);
    expect((await store.history(['b'])).map(({ account }) => account)).toEqual(['b']);
    expect((await store.accounts()).sort()).toEqual(['a', 'b']);
  });

  it('gives a reader what came after its cursor, later observations of known rows included', async () => {
    await store.add([usage(0, 10)]);
    const first = await store.since(0);
    await store.add([usage(minute, 10), usage(2 * minute, 30)]);
    const second = await store.since(first.cursor);
    expect(second.observations.map(({ at }) => at)).toEqual([start + minute, start + 2 * minute]);
    expect((await store.since(second.cursor)).observations).toEqual([]);
  });

  it('hands out arrivals in portions without losing any', async () => {
    await store.add(Array.from({ length: 10 }, (_, index) => usage(index * minute, index)));
    const seen: number[] = [];
    for (let [cursor, more] = [0, true]; more; ) {
      const portion = await store.since(cursor, 3);
      seen.push(...portion.observations.map(({ at }) => at));
      ({ cursor, more } = portion);
    }
    expect(seen).toEqual(Array.from({ length: 10 }, (_, index) => start + index * minute));
  });

  it('reads an inclusive span, a run that began before it included', async () => {
    await store.add([usage(0, 10), usage(10 * minute, 10), usage(20 * minute, 30), usage(30 * minute, 40)]);
    const span = await store.history(['a'], start + 5 * minute, start + 20 * minute);
    expect(span.map(({ at }) => at)).toEqual([start + 10 * minute, start + 20 * minute]);
  });

  it('forgets an account and leaves the others', async () => {
    await store.add([usage(0, 10), usage(0, 10, { account: 'b' })]);
    await store.forget(['a']);
    expect(await store.accounts()).toEqual(['b']);
  });

  it('never gives an arrival number twice, so that a reader misses nothing after something was forgotten', async () => {
    await store.add([usage(0, 10), usage(minute, 20)]);
    const { cursor } = await store.since(0);
    await store.forget(['a']);
    await store.add([usage(2 * minute, 30)]);
    expect((await store.since(cursor)).observations.map(({ at }) => at)).toEqual([start + 2 * minute]);
  });

  it('keeps every change of the facts, in whatever portions they arrive in order', async () => {
    const readings = fc.array(fc.tuple(fc.integer({ min: 1, max: 1200 }), fc.integer({ min: 0, max: 3 })), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(readings, fc.integer({ min: 1, max: 7 }), async (steps, portion) => {
        const fresh = createObservationStore(openDatabase(crypto.randomUUID()));
        const ends = steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, [seconds]) => sum + seconds, 0));
        const all = steps.map(([, used], index) => usage((ends[index] ?? 0) * 1000, used));
        for (let from = 0; from < all.length; from += portion) await fresh.add(all.slice(from, from + portion));
        const kept = await fresh.history(['a']);
        expect(changesOf(kept)).toEqual(changesOf(all));
        expect(kept).toEqual([...kept].sort(byInstantAndId));
      }),
      { numRuns: 60 },
    );
  });
});

function changesOf(observations: readonly Observation[]): number[] {
  const used = observations.map((seen) => (seen.kind === 'usage' ? (seen.facts.windows[0]?.usedPercent ?? -1) : -1));
  return used.filter((percent, index) => percent !== used[index - 1]);
}
