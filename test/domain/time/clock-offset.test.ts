import { describe, expect, it } from 'vitest';

import { type ClockOffsets, clockAhead, correctedAt, withOffset } from '../../../src/domain/time/clock-offset';

const at = Date.UTC(2026, 8, 21, 2, 3, 12, 400);
const header = (aheadMs: number) => new Date(at + aheadMs).toUTCString();
const offsetsFrom = (...aheads: number[]) =>
  aheads.reduce<ClockOffsets>((seen, ahead) => withOffset(seen, at, header(ahead)), []);

describe('corrected instant', () => {
  it('is in whole seconds', () => {
    expect(correctedAt([], at)).toBe(at - 400);
  });

  it('trusts the device while the server disagrees by no more than two seconds', () => {
    expect(correctedAt(offsetsFrom(1_600, 1_600, 1_600), at)).toBe(at - 400);
  });

  it('follows the server when the device runs minutes behind', () => {
    const corrected = correctedAt(offsetsFrom(300_000, 300_000, 300_000), at);
    expect(Math.abs(corrected - (at + 300_000))).toBeLessThan(1_000);
  });

  it('ignores one delayed response', () => {
    expect(correctedAt(offsetsFrom(0, 0, -60_000, 0, 0), at)).toBe(at - 400);
  });

  it('uses the last ten responses', () => {
    const aheads = [...Array(10).fill(900_000), ...Array(10).fill(0)];
    expect(correctedAt(offsetsFrom(...aheads), at)).toBe(at - 400);
  });

  it.each([
    ['a week ago', header(-7 * 86_400_000)],
    ['the end of time', 'Fri, 31 Dec 9999 23:59:59 GMT'],
  ])('learns nothing from a header of %s: a cache or a forger wrote it', (_, date) => {
    expect(withOffset([5], at, date)).toEqual([5]);
  });

  it.each([null, '', 'yesterday'])('learns nothing from a header of %j', (date) => {
    expect(withOffset([5], at, date)).toEqual([5]);
  });
});

describe('a wrong clock', () => {
  it.each([
    ['three hours fast', -10_800_000, 10_800_000],
    ['ten minutes slow', 600_000, -600_000],
  ])('is told of when it is %s', (_, offset, ahead) => {
    expect(Math.abs((clockAhead(offsetsFrom(offset, offset, offset)) ?? 0) - ahead)).toBeLessThan(1_000);
  });

  it.each([[[]], [[1_600, 1_600]], [[-90_000, -90_000, -90_000]], [[-7_200_000, -7_200_000]], [[0, 0, -7_200_000, 0]]])(
    'is not told of at %j',
    (aheads) => {
      expect(clockAhead(offsetsFrom(...aheads))).toBeNull();
    },
  );
});
