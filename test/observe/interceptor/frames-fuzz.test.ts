// Frames of a stream, damaged and cut anywhere: nothing throws, nothing grows, and the good ones come out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/random';
import { readText } from '../../../src/observe/endpoints/read-body';
import { createFrameReader } from '../../../src/observe/interceptor/watch-stream';
import { bodyLimit } from '../../../src/observe/page-messages';
import { mutate, mutateText, secrets } from '../../support/mutate';
import { payload, seenAt, testHash } from '../../support/payload';

const usage = { kind: 'usage', pathAccount: null } as const;
const context = { at: seenAt, hash: testHash };
const newline = fc.constantFrom('\n', '\r\n', '\r');
/** Anything that a stream may hold beside the frames we want. */
const noise = fc.oneof(
  fc.constantFrom(': keep-alive', 'id: 7', 'retry: 1000', 'event: usage.snapshot', 'data', 'datax: 1', ' data: 1'),
  fc.string({ maxLength: 40 }).map((text) => `x${text.replace(/[\r\n\u2028\u2029]/g, '')}`),
);

function framesOf(text: string, cuts: readonly number[]): string[] {
  const frames: string[] = [];
  const take = createFrameReader((data) => frames.push(data));
  const bounds = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  for (const [index, from] of bounds.entries()) take(text.slice(from, bounds[index + 1] ?? text.length));
  return frames;
}

/** What comes out of a stream with one damaged frame, every fourth of them damaged as text, too. */
function damagedFrames(body: unknown, seed: number): string[] {
  const random = seededRandom(seed);
  const damaged = JSON.stringify(mutate(body, random)) ?? 'null';
  const text = seed % 4 === 0 ? mutateText(damaged, random) : damaged;
  return framesOf(`event: usage.snapshot\ndata: ${text}\n\n`, [Math.floor(random() * text.length)]);
}

describe('frames of a stream', () => {
  const frame = {
    version: 1,
    stream_id: 'stream-1',
    sequence: 7,
    usage: payload('usage-2026-09-21-plus-5h-weekly-full'),
  };

  it('come out whole, whatever stands between them and wherever they are cut', () => {
    const entry = fc.record({ before: fc.array(noise, { maxLength: 3 }), sequence: fc.nat(), end: newline });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 12 }), (entries, cuts) => {
        const text = entries
          .map(({ before, sequence, end }) =>
            [...before, `data: ${JSON.stringify({ ...frame, sequence })}`, '', ''].join(end),
          )
          .join('');
        const sequences = framesOf(text, cuts).map((data) => JSON.parse(data).sequence);
        // A carriage return cut from its line feed ends a line twice, which ends a frame early and loses nothing.
        expect(sequences).toEqual(entries.map(({ sequence }) => sequence));
      }),
      { numRuns: 150 },
    );
  });

  it('damaged in any way are read or refused, and tell nobody’s name', () => {
    const body = { ...frame, usage: { ...frame.usage, email: secrets[0] } };
    let understood = 0;
    for (let seed = 0; seed < 1_000; seed++) {
      const reads = damagedFrames(body, seed).map((data) => readText(usage, data, context));
      const told = JSON.stringify(reads.map((read) => (read.ok ? [read.value.facts, read.dropped] : read.reason)));
      expect(
        secrets.find((secret) => told.includes(secret)),
        `seed ${seed}`,
      ).toBeUndefined();
      understood += reads.filter(({ ok }) => ok).length;
    }
    expect(understood).toBeGreaterThan(300);
  });

  it('of any text never throw, and hold no more than the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 20 }), (pieces) => {
        const take = createFrameReader((data) => expect(data.length).toBeLessThanOrEqual(bodyLimit));
        for (const piece of pieces) take(piece);
      }),
      { numRuns: 300 },
    );
  });

  it('ten thousand in one go come out in their order', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `data: {"sequence":${index}}\n\n`).join('');
    const frames = framesOf(text, [1_000, 77_777]);
    expect(frames).toHaveLength(10_000);
    expect(frames[9_999]).toBe('{"sequence":9999}');
  });
});
