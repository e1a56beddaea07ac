import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOfEachHour, packedBefore, type RollUpRow } from '../../../src/domain/observations/retention';
import { dayMs, hourMs } from '../../../src/domain/time/instant';

function row(at: number, more: Partial<RollUpRow> = {}): RollUpRow {
  return { id: `${at}`, account: 'me', kind: 'usage', at, ...more };
}

describe('packedBefore', () => {
  it.each([
    ['2026-11-21T12:00:00Z', '2026-10-01T00:00:00Z'],
    ['2026-12-05T23:59:59Z', '2026-10-01T00:00:00Z'],
    ['2026-12-06T00:00:00Z', '2026-11-01T00:00:00Z'],
    ['2026-02-10T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['2026-02-04T23:59:59Z', '2025-12-01T00:00:00Z'],
  ])('at %s packs the months before %s', (now, expected) => {
    expect(new Date(packedBefore(Date.parse(now)))).toEqual(new Date(expected));
  });

  it('never packs a row younger than 35 days', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }), (now) => {
        const before = packedBefore(now);
        expect(now - before).toBeGreaterThanOrEqual(35 * dayMs);
        expect(now - before).toBeLessThan((35 + 31) * dayMs);
      }),
    );
  });
});

describe('lastOfEachHour', () => {
  it('keeps the newest row of each hour and kind', () => {
    const hour = Date.parse('2025-10-01T10:00:00Z');
    const rows = [row(hour), row(hour + 10), row(hour + 20, { kind: 'resets' }), row(hour + hourMs)];
    expect(lastOfEachHour(rows).map(({ at }) => at - hour)).toEqual([10, 20, hourMs]);
  });

  it('keeps exactly one row of every account and hour, whatever their order', () => {
    const specs = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.constantFrom('me', 'you')), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(specs, (spec) => {
        const rows = spec.map(([quarters, account], index) =>
          row(quarters * (hourMs / 4), { id: `${index}`, account }),
        );
        const slot = ({ account, at }: RollUpRow) => `${account} ${Math.floor(at / hourMs)}`;
        const kept = lastOfEachHour(rows);
        expect(kept.map(slot).sort()).toEqual([...new Set(rows.map(slot))].sort());
        for (const one of kept)
          expect(rows.every((other) => slot(other) !== slot(one) || other.at <= one.at)).toBe(true);
      }),
    );
  });
});
