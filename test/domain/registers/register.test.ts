import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  compareClocks,
  isBelievable,
  laterRegister,
  nextClock,
  type RegisterClock,
} from '../../../src/domain/registers/register';
import { anyClock, anyRegister } from '../../support/any-register';

const minute = 60_000;

describe('the clock of an edit', () => {
  it('is the wall time, unless the value it replaces is as late or later', () => {
    expect(nextClock('me', 1_000, [5_000, 3, 'other'])).toEqual([5_000, 4, 'me']);
    expect(nextClock('me', 5_000, [5_000, 3, 'other'])).toEqual([5_000, 4, 'me']);
    expect(nextClock('me', 6_000, [5_000, 3, 'other'])).toEqual([6_000, 0, 'me']);
    expect(nextClock('me', 6_000, null)).toEqual([6_000, 0, 'me']);
  });

  it('beats the value it replaces, however far ahead that came from', () => {
    const seen: RegisterClock = [60 * minute, 2, 'zz'];
    expect(compareClocks(nextClock('aa', 0, seen), seen)).toBeGreaterThan(0);
    fc.assert(
      fc.property(anyClock, fc.integer({ min: 0, max: 6 }), (replaced, now) => {
        expect(compareClocks(nextClock('a', now, replaced), replaced)).toBeGreaterThan(0);
      }),
    );
  });

  it('is believed up to five minutes ahead', () => {
    expect(isBelievable([5 * minute, 0, 'other'], 0)).toBe(true);
    expect(isBelievable([5 * minute + 1, 0, 'other'], 0)).toBe(false);
  });

  it('orders by time, then counter, then device', () => {
    const ascending: RegisterClock[] = [
      [1, 0, 'a'],
      [1, 0, 'b'],
      [1, 1, 'a'],
      [2, 0, 'a'],
    ];
    expect(ascending.toReversed().toSorted(compareClocks)).toEqual(ascending);
    expect(compareClocks([1, 1, 'a'], [1, 1, 'a'])).toBe(0);
  });
});

describe('the later of two registers', () => {
  it('is the same in any order', () => {
    fc.assert(
      fc.property(anyRegister, anyRegister, (a, b) => {
        expect(laterRegister(a, b)).toEqual(laterRegister(b, a));
      }),
    );
  });

  it('is the same however three are paired', () => {
    fc.assert(
      fc.property(anyRegister, anyRegister, anyRegister, (a, b, c) => {
        expect(laterRegister(laterRegister(a, b), c)).toEqual(laterRegister(a, laterRegister(b, c)));
      }),
    );
  });

  it('is the register itself when it is met again', () => {
    fc.assert(
      fc.property(anyRegister, (a) => {
        expect(laterRegister(a, structuredClone(a))).toBe(a);
      }),
    );
  });
});
