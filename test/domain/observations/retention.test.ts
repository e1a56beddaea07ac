import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Aging, segmentRows, selectByAge } from '../../../src/domain/observations/retention';
import { dayMs, hourMs } from '../../../src/domain/time/instant';

const now = Date.parse('2026-11-21T12:00:00Z');

function row(at: number, more: Partial<Aging> = {}): Aging {
  return { id: `${at}`, account: 'me', kind: 'usage', at, ...more };
}

describe('rows by age', () => {
  it('stay as they are for 35 days, and until their month is over for 35 days', () => {
    const young = [row(now), row(now - 34 * dayMs), row(Date.parse('2026-10-01T00:00:00Z'))];
    expect(selectByAge(young, now)).toMatchObject({ keep: young, seal: [], rollUp: { stay: [], drop: [] } });
  });

  it('are sealed by account and month', () => {
    const rows = ['2026-08-31T23:59:59Z', '2026-09-01T00:00:00Z', '2026-09-30T23:59:59Z'].map((at) =>
      row(Date.parse(at)),
    );
    const other = row(Date.parse('2026-09-05T00:00:00Z'), { account: 'you' });
    const { seal } = selectByAge([...rows, other], now);
    expect(seal.map(({ account, month, part, rows: own }) => [account, month, part, own.length])).toEqual([
      ['me', '2026-08', 0, 1],
      ['me', '2026-09', 0, 2],
      ['you', '2026-09', 0, 1],
    ]);
  });

  it('fill more than one segment where a month is busy', () => {
    const first = Date.parse('2026-08-01T00:00:00Z');
    const rows = Array.from({ length: segmentRows + 1 }, (_, index) => row(first + index * 1_000));
    expect(selectByAge(rows, now).seal.map(({ part, rows: own }) => [part, own.length])).toEqual([
      [0, segmentRows],
      [1, 1],
    ]);
  });

  it('keep the last of each hour and kind after 400 days', () => {
    const hour = Date.parse('2025-10-01T10:00:00Z');
    const rows = [row(hour), row(hour + 10), row(hour + 20, { kind: 'resets' }), row(hour + hourMs)];
    const { stay, drop } = selectByAge(rows, now).rollUp;
    expect(stay.map(({ at }) => at - hour)).toEqual([10, 20, hourMs]);
    expect(drop.map(({ at }) => at - hour)).toEqual([0]);
  });

  it('are each in exactly one place, whatever their order', () => {
    const ages = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 * 24 }), fc.constantFrom('me', 'you')), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(ages, (spec) => {
        const rows = spec.map(([hours, account], index) => row(now - hours * hourMs, { id: `${index}`, account }));
        const { keep, seal, rollUp } = selectByAge(rows, now);
        const placed = [...keep, ...seal.flatMap((segment) => segment.rows), ...rollUp.stay, ...rollUp.drop];
        expect(placed.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
      }),
    );
  });

  it('thinned out again are not thinned further', () => {
    const rows = Array.from({ length: 300 }, (_, index) => row(now - 420 * dayMs + index * 600_000));
    const once = selectByAge(rows, now).rollUp.stay;
    expect(selectByAge(once, now).rollUp).toEqual({ stay: once, drop: [] });
  });
});
