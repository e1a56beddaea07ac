import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/random';
import { paddedLength } from '../../../src/sync/codec/padme';
import { decodeObservations, encodeObservations } from '../../../src/sync/codec/segment';
import { open, sameKid, seal } from '../../../src/sync/keys/envelope';
import { deriveGroupKeys, type GroupKeys, importGroupSecret } from '../../../src/sync/keys/keys';
import { usageSeries } from '../../support/observations';

const secretBytes = Uint8Array.from({ length: 32 }, (_, i) => i * 7);
const groupKeys = async (epoch: number, first = 0) =>
  deriveGroupKeys(await importGroupSecret(Uint8Array.from([first, ...secretBytes.subarray(1)])), epoch);
const body = (text: string) => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex');

describe('group keys', () => {
  it('are what they were: a golden key name', async () => {
    const keys = await groupKeys(3);
    expect(hex(keys.kid)).toBe('611daf16');
  });

  it('cannot be read out of the engine', async () => {
    const keys = await groupKeys(0);
    await expect(crypto.subtle.exportKey('raw', keys.seal)).rejects.toThrow();
  });

  it('differ from epoch to epoch and group to group', async () => {
    const [a, b, c] = await Promise.all([groupKeys(0), groupKeys(1), groupKeys(0, 9)]);
    expect(new Set([hex(a.kid), hex(b.kid), hex(c.kid)]).size).toBe(3);
  });
});

describe('envelope', () => {
  let keys: GroupKeys;
  beforeAll(async () => {
    keys = await groupKeys(0);
  });

  it('gives back what was sealed, whatever its length', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        const content = Uint8Array.from(bytes);
        expect(hex(await open(keys, 'head', 'a', await seal(keys, 'head', 'a', content)))).toBe(hex(content));
      }),
      { numRuns: 60 },
    );
  });

  it('opens what the first version sealed: a golden envelope', async () => {
    expect(await open(keys, 'digest', 'here', Buffer.from(golden, 'base64url'))).toEqual(body('what was left'));
  });

  it('is refused under another address, kind, epoch or group', async () => {
    const sealed = await seal(keys, 'segment', 'device/3', body('three'));
    expect(await open(keys, 'segment', 'device/3', sealed)).toEqual(body('three'));
    expect(await open(keys, 'segment', 'device/7', sealed)).toBeNull();
    expect(await open(keys, 'digest', 'device/3', sealed)).toBeNull();
    expect(await open(await groupKeys(1), 'segment', 'device/3', sealed)).toBeNull();
    const stranger = await groupKeys(0, 9);
    expect(await open({ ...stranger, kid: keys.kid }, 'segment', 'device/3', sealed)).toBeNull();
  });

  it('says which epoch it is of', async () => {
    const sealed = await seal(keys, 'head', '', body('x'));
    expect(sameKid(keys.kid, sealed)).toBe(true);
    expect(sameKid((await groupKeys(1)).kid, sealed)).toBe(false);
  });

  it('never looks the same twice', async () => {
    expect(hex(await seal(keys, 'head', '', body('x')))).not.toBe(hex(await seal(keys, 'head', '', body('x'))));
  });

  it('has one of few lengths, so that its size says little', async () => {
    const noise = (length: number) => crypto.getRandomValues(new Uint8Array(length));
    const lengths = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => (await seal(keys, 'head', '', noise(i))).length),
    );
    expect(new Set(lengths)).toEqual(new Set([18 + 256 + 16]));
    expect((await seal(keys, 'head', '', noise(100), { padded: false })).length).toBe(18 + 5 + 100 + 16);
  });

  it('is refused in all of 2 000 corrupted forms', async () => {
    const sealed = await seal(keys, 'head', 'a', body('the head'));
    const random = seededRandom(3);
    let accepted = 0;
    for (let i = 0; i < 2_000; i++) {
      const bad = sealed.slice(0, random() < 0.1 ? Math.floor(random() * sealed.length) : sealed.length);
      const at = Math.floor(random() * bad.length);
      if (bad.length === sealed.length) bad[at] = (bad[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      if (await open(keys, 'head', 'a', bad)) accepted++;
    }
    expect(accepted).toBe(0);
  });

  it('carries ten thousand observations in 35 KB', async () => {
    const observations = usageSeries(10_000);
    const sealed = await seal(keys, 'segment', 'all', encodeObservations(observations));
    expect(sealed.length).toBeLessThanOrEqual(35_000);
    const opened = await open(keys, 'segment', 'all', sealed);
    expect(opened && decodeObservations(opened)).toEqual(observations);
  });
});

describe('padded length', () => {
  it('grows by at most 12 %, never shrinks, and takes few values', () => {
    fc.assert(
      fc.property(fc.integer({ min: 257, max: 4_000_000 }), (length) => {
        expect(paddedLength(length)).toBeGreaterThanOrEqual(length);
        expect(paddedLength(length)).toBeLessThanOrEqual(length * 1.12);
      }),
    );
    expect(new Set(Array.from({ length: 4_000 }, (_, i) => paddedLength(i))).size).toBeLessThan(70);
  });
});

const golden =
  'AQPnKPKQOGAxnkjMADKmSffePwa85S7NuLW5M3eNrul_F-v2-ljhjNWgcxaCUPQtcXJpsJnaGRX3Zv21aLBuoe97K-CRKnPl-2YUqTflwD7u_ys71XGGhbKxATOkf7nZYkFkTZlM-2dK5ylxbqKqyhtXozMuj5a1VNEse5yYOaT2X8GZFMoISr3TRkzd24C6ET4htl4I6B8LONpulKbKsgN_nrRBsEegUNUResESFHyVmJSgLN3jsH3aMDOkNIqyQ7kpQBWAVzhQcCErIcGPINo0d85JaIYj_5A2QFJwIdfwl236Og5-Tc_C6zDDW0VvZdJkrDj63MnUFZnl9V2RVT_0ZGU38M-_phA6AgvJOF908-RxOkeu2BU_XFJ451nlxtQ';
