import { describe, expect, it } from 'vitest';
import {
  fields,
  isInstant,
  isName,
  isNumber,
  isText,
  listOf,
  oneOf,
  optional,
  orNull,
  valuesOf,
} from '../../../src/domain/validation/checks';

// Each of these lines must stay an error: `tsc` fails when one of them compiles.
const mistakes = [
  // @ts-expect-error A field without a check.
  fields<{ a: string; b: number }>({ a: isText }),
  // @ts-expect-error An optional field without a check.
  fields<{ a: string; b?: boolean }>({ a: isText }),
  // @ts-expect-error A check of another type.
  fields<{ a: string }>({ a: isNumber }),
  // @ts-expect-error A check that refuses the null its field may be.
  fields<{ a: string | null }>({ a: isText }),
  // @ts-expect-error A check that lets through the null its field may not be.
  fields<{ a: string }>({ a: orNull(isText) }),
  // @ts-expect-error A check that refuses the absence its field may have.
  fields<{ a?: string }>({ a: isText }),
  // @ts-expect-error A list of words that lacks one.
  fields<{ a: 'left' | 'right' }>({ a: oneOf('left') }),
  // @ts-expect-error A field its type does not have.
  fields<{ a: string }>({ a: isText, b: isText }),
];

describe('checks', () => {
  it('are compared with their types by the compiler: none of these compiles', () => {
    expect(mistakes).toHaveLength(8);
  });

  it.each<[string, (value: unknown) => boolean, unknown, unknown[]]>([
    ['number', isNumber, -0.5, [Number.NaN, Number.POSITIVE_INFINITY, '1', null]],
    ['instant', isInstant, Date.UTC(2026, 1), [Date.UTC(2019), Date.UTC(2101), '2026', null]],
    ['text', isText, '', ['x'.repeat(4_001), 7, null]],
    ['name', isName, 'a', ['', 'x'.repeat(129), 7]],
    ['one word', oneOf('left', 'right'), 'left', ['up', '', null]],
  ])('%s', (_, check, good, bad) => {
    expect(check(good)).toBe(true);
    for (const value of [...bad, undefined, {}, []]) expect(check(value), String(value)).toBe(false);
  });

  it('null and absence are two things', () => {
    expect([orNull(isText)(null), orNull(isText)(undefined)]).toEqual([true, false]);
    expect([optional(isText)(null), optional(isText)(undefined)]).toEqual([false, true]);
  });

  it('lists are lists, and at most 2,000 long', () => {
    const check = listOf(isNumber);
    expect([[], [1], new Array(2_000).fill(1)].map(check)).toEqual([true, true, true]);
    expect([[1, 'a'], { length: 0 }, 'ab', new Array(2_001).fill(1)].map(check)).toEqual([false, false, false, false]);
  });

  it('objects may hold more than what is known of them', () => {
    const check = fields<{ a: string }>({ a: isText });
    expect([{ a: '' }, { a: '', b: 7 }].map(check)).toEqual([true, true]);
    expect([{}, { a: 7 }, null, [''], 'a'].map(check)).toEqual([false, false, false, false, false]);
  });

  it('maps have names for keys', () => {
    const check = valuesOf(isNumber);
    expect([{}, { a: 1 }].map(check)).toEqual([true, true]);
    expect([{ '': 1 }, { a: '1' }, { ['x'.repeat(129)]: 1 }, [1]].map(check)).toEqual([false, false, false, false]);
  });
});
