import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { observationId } from '../../../src/domain/observations/observation-id';
import { columnCaps, decodeColumns, encodeColumns, type Row } from '../../../src/sync/codec/columns';
import { deflate, inflate } from '../../../src/sync/codec/deflate';
import { decodeSegment, decodeUsage, encodeSegment } from '../../../src/sync/codec/segment';
import { resetList, usageSeries } from '../../support/observations';

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('what a chart needs of a segment', () => {
  const series = usageSeries(50, 3_600);

  it('is the windows of its usage observations, as the whole of it has them', async () => {
    const bytes = await encodeSegment([...series, ...[resetList(series[0]?.at ?? 0)].flat()]);
    const windows = (await decodeSegment(bytes)).flatMap(({ kind, at, facts }) =>
      kind === 'usage' ? [{ at, kind, facts: { windows: facts.windows } }] : [],
    );
    expect(windows).toHaveLength(50);
    expect(await decodeUsage(bytes)).toEqual(windows);
  });

  it('is refused where the segment is damaged', async () => {
    const bytes = await encodeSegment(series);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await expect(decodeUsage(bytes)).rejects.toThrow('damaged');
  });

  it('leaves out an observation whose facts have no windows', async () => {
    const [first, second] = series;
    if (!first || !second) throw new Error('an empty series');
    const bytes = await encodeSegment([first, { ...second, facts: { plan: 'plus' } } as unknown as Observation]);
    expect(await decodeUsage(bytes)).toHaveLength(1);
  });
});

describe('columns', () => {
  it('give back a part that does not change as one object, and one that comes back anew', () => {
    const rows: Row[] = [
      { at: 1, same: { list: [1, { deep: true }] }, gone: { a: 1 } },
      { at: 2, same: { list: [1, { deep: true }] } },
      { at: 3, same: { list: [1, { deep: false }] }, gone: { a: 1 } },
      { at: 4, same: { list: [] }, gone: { a: 2 } },
    ];
    const read = decodeColumns(encodeColumns(rows)) ?? expect.fail();
    expect(read).toEqual(rows);
    expect(read[1]?.same).toBe(read[0]?.same);
    expect(read[2]?.same).not.toBe(read[1]?.same);
  });

  it('give back any rows of plain JSON', () => {
    const row = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 8 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const safe = rows
          .map((one) => plain(one))
          .filter((one) => !JSON.stringify(one).match(/__proto__|constructor|prototype/));
        expect(decodeColumns(encodeColumns(safe))).toEqual(safe);
      }),
      { numRuns: 300 },
    );
  });

  it('give back numbers exactly: instants, hundredths, the very large and the very small', () => {
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger());
    const decimal = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((n) => n / 100);
    fc.assert(
      fc.property(fc.array(fc.oneof(number, decimal), { minLength: 1, maxLength: 20 }), (numbers) => {
        const rows = numbers.map((n) => ({ n: plain(n) }));
        expect(decodeColumns(encodeColumns(rows))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('leave out names that would reach a prototype', () => {
    const rows = [
      JSON.parse('{"a":1,"__proto__":{"polluted":true},"list":[{"b":2}],"deep":{"constructor":{"x":1},"c":3}}'),
    ];
    expect(decodeColumns(encodeColumns(rows))).toEqual([{ a: 1, list: [{ b: 2 }], deep: { c: 3 } }]);
  });

  it('refuse a path that names a prototype, put there by hand', () => {
    const honest = encodeColumns([{ aaaaaaaaa: 1 }]);
    const text = new TextDecoder('latin1').decode(honest).replace('aaaaaaaaa', '__proto__');
    expect(decodeColumns(Uint8Array.from(text, (c) => c.charCodeAt(0)))).toBeNull();
    expect('polluted' in {}).toBe(false);
  });

  it('refuse a prototype hidden in a list kept whole', () => {
    const long = Array.from({ length: 20 }, () => ({ aaaaaaaaa: 1 }));
    const text = new TextDecoder('latin1').decode(encodeColumns([{ long }])).replaceAll('aaaaaaaaa', '__proto__');
    expect(decodeColumns(Uint8Array.from(text, (c) => c.charCodeAt(0)))).toBeNull();
  });

  it('refuse to write more rows than they would read', () => {
    const rows: Row[] = new Array(columnCaps.rows + 1).fill({ a: 1 });
    expect(() => encodeColumns(rows)).toThrow(RangeError);
  });
});

describe('a hostile segment', () => {
  const varint = (value: number) => {
    const bytes = [];
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    return [...bytes, rest];
  };

  it.each([
    ['claims a million rows', [1, ...varint(1_000_000), 0]],
    ['claims a million paths', [1, 1, ...varint(1_000_000)]],
    ['claims a number that never ends', [1, ...new Array(40).fill(255)]],
    ['claims a text longer than itself', [1, 1, 1, 0, 1, 0, 1, 97, 0, 0, 5, ...varint(1e9)]],
    ['claims a path that borrows from nowhere', [1, 1, 1, 5, 1, 1, 0, 0, 0]],
    ['has bytes left over', [...encodeColumns([{ a: 1 }]), 0]],
    ['is of a later version', [2, ...encodeColumns([{ a: 1 }]).slice(1)]],
    ['is empty', []],
  ])('that %s is refused', (_, bytes) => {
    expect(decodeColumns(Uint8Array.from(bytes))).toBeNull();
  });

  it('that repeats a constant over all rows in a thousand columns is refused before it fills the memory', () => {
    const columns = Array.from({ length: 1000 }, (_, i) => [0, 1, ...varint(i * 2 + 1), 0, 0, 0]).slice(0, 90);
    const rows = 65_536;
    expect(
      decodeColumns(Uint8Array.from([1, ...varint(rows), ...varint(columns.length), ...columns.flat()])),
    ).toBeNull();
  });

  it('that repeats one long text over all rows is refused', () => {
    const text = new Array(2_000).fill(97);
    const bytes = [1, ...varint(65_536), 1, 0, 1, 1, 0, 0, 5, ...varint(text.length), ...text];
    expect(decodeColumns(Uint8Array.from(bytes))).toBeNull();
  });

  it('that unpacks to a hundred megabytes stops at the cap', async () => {
    const bomb = await deflate(new Uint8Array(100 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(150_000);
    expect(await inflate(bomb)).toBeNull();
    await expect(decodeSegment(bomb)).rejects.toThrow('damaged');
  });
});

describe('segment', () => {
  it('gives back observations with their ids, their order and fields we do not know', async () => {
    const odd = { ...usageSeries(1)[0], later: { deep: [1, { two: null }] } };
    const unknown = { ...odd, id: observationId(odd) } as unknown as Observation;
    const all = [...usageSeries(50).reverse(), resetList(1_790_000_000_000), unknown];
    expect(await decodeSegment(await encodeSegment(all))).toEqual(all);
  });

  it('keeps ten thousand observations below 2 bytes each', async () => {
    const bytes = await encodeSegment(usageSeries(10_000));
    expect(bytes.length).toBeLessThan(20_000);
  });

  it('reads what the first version wrote: a golden segment', async () => {
    expect(await decodeSegment(Buffer.from(golden, 'base64url'))).toEqual([
      ...usageSeries(3),
      resetList(1_790_000_000_000),
    ]);
  });
});

const golden =
  'KrhScisc-HjVkLFLW1EUxs93Tl5EbJBSqoiIV6JDKYkvFYlRtIhIDSJFCBVbHBK9JkF9iS-JijjEuYObIC5uRXBoKf4PLq6Ooh0dHAUHg9zLq6UF_4BOv-9-5-Pcj4NQjAAip-1zeWBlfMt3M-uJtbmNVG1-MZmbyhOEyHnhDc662U_vKmZIcAjhy6ufx5HtnZOvFyA0EaUIzcQ81EsMIm6JgITGIK3cbdSwoMdQjg5YELWSBH0gQbhxf3ocIWLm0N_h-k36nzDJ99u9h70C5OXT4jeGLHhrCPCrmDUY_dZgJAydpoTrunHXZQwE_qAhMZKWwGv7QQhoD4yOgJ0BuwzD_GUBSEFgsjLC40Y6bb_v8-d4bnl2UzBhxlHBpI11fPS0Wva1Vn62qtVqca1YVb6u6Krgg01MZQpZb6Wilku-qlWKXl5NlJb0Vo-aL9V-1Q82tMpp7am8n_WqekmVntsXF6RtyfrVzfl-QTBtX3fXu9eHBcGMeRFzKKif-0_q_zhrfHuqD4xaNwy8NwKP';
