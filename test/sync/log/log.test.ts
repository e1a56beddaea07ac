// The data model of the full history: heads, segments, gaps, addresses, instants, limits. Properties over random input.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteMs, secondMs } from '../../../src/domain/time/instant';
import { importGroupSecret } from '../../../src/sync/keys/keys';
import { deriveAddresses } from '../../../src/sync/log/addresses';
import { gapsOf, newestHead, quorumOf } from '../../../src/sync/log/gaps';
import { type Head, headBody, readHead } from '../../../src/sync/log/head';
import { monthSpan } from '../../../src/sync/log/months';
import { readSegment, segmentsOf } from '../../../src/sync/log/segments';
import { largestSealed } from '../../../src/sync/log/signed-record';
import { nextStamp } from '../../../src/sync/log/stamps';
import { afterWrite, freeAt, noWrites, writesPerHour } from '../../../src/sync/log/write-budget';
import { usageSeries } from '../../support/observations';

const series = usageSeries(3_000, 700);
const month = '2026-09';
const ofMonth = series.filter(({ at }) => at < monthSpan(month).to);

describe('segments', () => {
  it('are the same for the same observations, in whatever order they come, and give them back', async () => {
    const made = await segmentsOf(month, ofMonth);
    const shuffled = ofMonth.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(await segmentsOf(month, shuffled)).toEqual(made);
    const back = made.flatMap((segment) => readSegment(segment.body, segment) ?? []);
    expect(back.map(({ id }) => id)).toEqual(ofMonth.map(({ id }) => id));
  });

  it('are cut until each fits one record, sealed and padded', async () => {
    // Facts that compress badly.
    const wild = ofMonth.map((each, i) => ({ ...each, account: `${i}-${each.id}${each.id.toLowerCase()}` }));
    const made = await segmentsOf(month, wild);
    expect(made.length).toBeGreaterThan(1);
    expect(made.map(({ name }) => name)).toEqual(made.map((_, part) => `${month}/${part}`));
    expect(made.reduce((sum, { rows }) => sum + rows, 0)).toBe(wild.length);
    for (const { body } of made) expect(body.length).toBeLessThan(largestSealed * 12);
  });

  it('are refused when they are not what the head lists', async () => {
    const [first] = await segmentsOf(month, ofMonth.slice(0, 50));
    const [other] = await segmentsOf(month, ofMonth.slice(0, 49));
    if (!first || !other) throw new Error('no segment');
    expect(readSegment(first.body, other)).toBeNull();
    expect(readSegment(first.body, { ...first, rows: 49 })).toBeNull();
    expect(readSegment(first.body.subarray(1), first)).toBeNull();
  });
});

const head: Head = {
  device: 'office',
  author: 'a'.repeat(64),
  counter: 7,
  madeAt: Date.UTC(2026, 8, 2),
  roster: [{ device: 'office', role: 'computer', name: 'Office' }],
  segments: [{ name: '2026-09/0', rows: 3, hash: 'abc' }],
  seen: { home: 3 },
  registers: [{ table: 'account', key: 'a', value: { nickname: 'Work', colour: 1 }, clock: [1, 0, 'office'] }],
  answered: [{ tag: 'x', at: 1 }],
  tail: series.slice(0, 5),
};

describe('heads', () => {
  it('come back as they were', () => {
    const read = readHead(headBody(head));
    expect(read?.tail.map(({ id }) => id)).toEqual(head.tail.map(({ id }) => id));
    expect({ ...read, tail: [] }).toEqual({ ...head, tail: [] });
  });

  it('are null for damaged bytes, never an error', () => {
    const body = headBody(head);
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.nat(255), (at, byte) => {
        const damaged = body.slice();
        damaged[at] = byte;
        const read = readHead(damaged);
        if (read) expect(typeof read.counter).toBe('number');
        expect(readHead(body.slice(0, at))).toBeNull();
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it.each([
    ['a counter below zero', { counter: -1 }],
    ['no author', { author: 'x' }],
    ['a segment of another form', { segments: [{ name: '../x', rows: 1, hash: 'a' }] }],
    ['more devices than anybody has', { roster: Array.from({ length: 65 }, () => head.roster[0]) }],
    ['a role that is none', { roster: [{ device: 'a', role: 'server', name: 'x' }] }],
  ])('are refused with %s', (_, change) => {
    expect(readHead(headBody({ ...head, ...change } as Head))).toBeNull();
  });
});

describe('gaps', () => {
  const line = fc.record({
    name: fc.constantFrom('2026-01/0', '2026-01/1', '2026-02/0'),
    rows: fc.nat(9),
    hash: fc.string(),
  });
  const lines = fc.uniqueArray(line, { selector: ({ name }) => name });

  it('are exactly what is listed and not taken in with that hash; taking them in leaves none', () => {
    fc.assert(
      fc.property(lines, lines, (listed, taken) => {
        const having = Object.fromEntries(taken.map(({ name, hash }) => [name, hash]));
        const gaps = gapsOf(listed, having);
        expect(new Set(gaps)).toEqual(new Set(listed.filter(({ name, hash }) => having[name] !== hash)));
        const filled = { ...having, ...Object.fromEntries(gaps.map(({ name, hash }) => [name, hash])) };
        expect(gapsOf(listed, filled)).toEqual([]);
      }),
      { seed: 2 },
    );
  });

  it('an older head never wins, whatever places give in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ counter: fc.nat(20) })), fc.nat(20), (heads, known) => {
        const { head: newest, older } = newestHead(heads, known);
        const counters = heads.map(({ counter }) => counter).filter((counter) => counter >= known);
        expect(newest?.counter ?? null).toBe(counters.length > 0 ? Math.max(...counters) : null);
        expect(older).toBe(heads.length - counters.length);
      }),
      { seed: 3 },
    );
  });

  it('saved means in two places, or in the only one', () => {
    expect([0, 1, 2, 3].map(quorumOf)).toEqual([0, 1, 2, 2]);
  });
});

describe('addresses', () => {
  it('differ by device, part, generation, epoch and group, and tell nothing', async () => {
    const secrets = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const groups = secrets.flatMap((secret) => [0, 1].map((epoch) => ({ secret, epoch })));
    const ofGroup = async ({ secret, epoch }: { secret: Uint8Array<ArrayBuffer>; epoch: number }) => {
      const { head, segment, rekey } = await deriveAddresses(await importGroupSecret(secret), epoch);
      const parts = ['a', 'b'].flatMap((device) => [
        head(device, 0),
        head(device, 1),
        segment(device, 0, '2026-09/0'),
        segment(device, 0, '2026-09/1'),
        segment(device, 1, '2026-09/0'),
        rekey(device),
      ]);
      return Promise.all(parts);
    };
    const all = (await Promise.all(groups.map(ofGroup))).flat();
    expect(new Set(all).size).toBe(all.length);
    for (const address of all) expect(address).toMatch(/^[\w-]{22}$/);
  });
});

describe('stamps', () => {
  it('grow within a generation, whatever the clock does, and are never far ahead of it', () => {
    const walk = fc.array(fc.integer({ min: -3_600_000, max: 3_600_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(walk, (moves) => {
        let now = Date.UTC(2026, 0, 1);
        let stamp = { at: 0, generation: 0 };
        for (const move of moves) {
          now += move;
          const next = nextStamp(stamp, now);
          if (next.generation === stamp.generation) expect(next.at).toBeGreaterThan(stamp.at);
          expect(next.at - now).toBeLessThanOrEqual(10 * minuteMs + secondMs);
          expect(next.at % secondMs).toBe(0);
          stamp = next;
        }
      }),
      { seed: 4 },
    );
  });
});

describe('the limit of writes', () => {
  it('is never passed in any hour, whatever is wanted', () => {
    const wants = fc.array(fc.record({ wait: fc.nat(4 * minuteMs), isNews: fc.boolean() }), {
      minLength: 60,
      maxLength: 200,
    });
    fc.assert(
      fc.property(wants, (each) => {
        const done = written(each);
        for (const at of done)
          expect(done.filter((other) => other <= at && other > at - 60 * minuteMs).length).toBeLessThanOrEqual(12);
      }),
      { seed: 5 },
    );
  });
});

/** When something was written, of what was wanted at these times. */
function written(wants: readonly { readonly wait: number; readonly isNews: boolean }[]): readonly number[] {
  let now = Date.UTC(2026, 0, 1);
  let writes = noWrites;
  const done: number[] = [];
  for (const { wait, isNews } of wants) {
    now += wait;
    if (freeAt(writes, now, isNews ? 'news' : 'segment', writesPerHour) > now) continue;
    writes = afterWrite(writes, now, false);
    done.push(now);
  }
  return done;
}
