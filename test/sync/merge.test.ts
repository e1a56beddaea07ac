import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareStamps, type Stamp, stampEdit, witness } from '../../src/sync/hlc';
import { laterRecord, mergeRecords, type RecordLoader, recordKey } from '../../src/sync/merge';
import { mulberry } from '../support/observations';

const minute = 60_000;
const record = (key: string, value: unknown, clock: Stamp): RecordLoader => ({ table: 'account', key, value, clock });

const anyStamp: fc.Arbitrary<Stamp> = fc.tuple(
  fc.integer({ min: 0, max: 5 }),
  fc.integer({ min: 0, max: 2 }),
  fc.constantFrom('a', 'b', 'c'),
);
const anyRecord = fc
  .tuple(fc.constantFrom('x', 'y'), fc.jsonValue({ maxDepth: 1 }), anyStamp)
  .map((parts) => record(...parts));

describe('stamps', () => {
  it('are later than the wall clock when that runs behind what was seen', () => {
    expect(stampEdit('me', 1_000, [5_000, 3, 'other'], null)).toEqual([5_000, 4, 'me']);
    expect(stampEdit('me', 6_000, [5_000, 3, 'other'], null)).toEqual([6_000, 0, 'me']);
    expect(stampEdit('me', 6_000, null, null)).toEqual([6_000, 0, 'me']);
  });

  it('are not drawn along by a clock more than five minutes ahead', () => {
    const near: Stamp = [5 * minute, 0, 'other'];
    const far: Stamp = [5 * minute + 1, 0, 'other'];
    expect(witness(null, near, 0)).toEqual(near);
    expect(witness(null, far, 0)).toBeNull();
    expect(witness([2, 0, 'me'], [1, 9, 'other'], 0)).toEqual([2, 0, 'me']);
  });

  it('of an edit beat the value it replaces, however far ahead that came from', () => {
    const seen: Stamp = [60 * minute, 2, 'zz'];
    expect(compareStamps(stampEdit('aa', 0, null, seen), seen)).toBeGreaterThan(0);
  });
});

describe('merging', () => {
  it('gives the same in any order, with any repetition', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 12 }), fc.integer(), (records, seed) => {
        const random = mulberry(seed);
        const shuffled = [...records, ...records].map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
        const sorted = (all: Iterable<[string, RecordLoader]>) => [...all].sort(([a], [b]) => (a < b ? -1 : 1));
        const once = mergeRecords(new Map(), records);
        const again = mergeRecords(
          new Map(),
          shuffled.map(({ one }) => one),
        );
        expect(sorted(again)).toEqual(sorted(once));
      }),
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, anyRecord, (a, b, c) => {
        expect(laterRecord(laterRecord(a, b), c)).toEqual(laterRecord(a, laterRecord(b, c)));
      }),
    );
  });

  it('converges over 300 runs of three skewed replicas, and never overrules an edit by what its author had seen', () => {
    let overruled = 0;
    let diverged = 0;
    for (let run = 0; run < 300; run++) {
      const result = converse(run);
      overruled += result.overruled;
      diverged += result.diverged ? 1 : 0;
    }
    expect({ overruled, diverged }).toEqual({ overruled: 0, diverged: 0 });
  });
});

interface Replica {
  readonly device: string;
  readonly skew: number;
  records: ReadonlyMap<string, RecordLoader>;
  latest: Stamp | null;
}

/** Three devices with clocks up to ten minutes off edit three names, gossiping in random order with duplicates. */
function converse(seed: number): { overruled: number; diverged: boolean } {
  const random = mulberry(seed + 1);
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
  const replicas: Replica[] = ['a', 'b', 'c'].map((device) => ({
    device,
    skew: Math.floor((random() * 2 - 1) * 10 * minute),
    records: new Map(),
    latest: null,
  }));
  const sent: RecordLoader[] = [];
  let overruled = 0;

  const receive = (to: Replica, arrived: RecordLoader, now: number) => {
    to.records = mergeRecords(to.records, [arrived]);
    to.latest = witness(to.latest, arrived.clock, now + to.skew);
  };
  for (let step = 0; step < 40; step++) {
    const now = step * 20_000;
    const me = pick(replicas);
    const key = pick(['x', 'y', 'z']);
    const seen = me.records.get(recordKey({ table: 'account', key }));
    const edit = record(key, `${step}`, stampEdit(me.device, now + me.skew, me.latest, seen?.clock ?? null));
    receive(me, edit, now);
    if (me.records.get(recordKey(edit))?.value !== edit.value) overruled++;
    sent.push(edit);
    for (let i = 0; i < 4; i++) receive(pick(replicas), pick(sent), now);
  }
  for (const replica of replicas) for (const one of sent) receive(replica, one, 40 * 20_000);
  const states = replicas.map(({ records }) => JSON.stringify([...records].sort(([a], [b]) => (a < b ? -1 : 1))));
  return { overruled, diverged: new Set(states).size !== 1 };
}
