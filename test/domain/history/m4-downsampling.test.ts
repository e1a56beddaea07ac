import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduceM4 } from '../../../src/domain/history/m4-downsampling';
import type { UsageLine } from '../../../src/domain/history/usage-line';

const span = { fromAt: 0, toAt: 1_000 };
const columns = 20;
const columnOf = (at: number) => Math.floor((at * columns) / 1_000);

const lines = fc
  .array(
    fc.tuple(fc.integer({ min: -200, max: 1_200 }), fc.option(fc.integer({ min: 0, max: 100 }), { nil: Number.NaN })),
    {
      minLength: 150,
      maxLength: 400,
      size: 'max',
    },
  )
  .map((rows): UsageLine => {
    const sorted = rows.sort((a, b) => a[0] - b[0]);
    return { at: Float64Array.from(sorted, ([at]) => at), value: Float64Array.from(sorted, ([, value]) => value) };
  });

/** Per column: first, last, lowest, highest value that says anything. */
function extremesByColumn(line: UsageLine, indices: readonly number[]): Map<number, number[]> {
  const columnsSeen = new Map<number, number[]>();
  for (const index of indices) {
    const at = line.at[index] ?? 0;
    const value = line.value[index] ?? Number.NaN;
    if (at < span.fromAt || at >= span.toAt || Number.isNaN(value)) continue;
    const [first, , low, high] = columnsSeen.get(columnOf(at)) ?? [value, value, value, value];
    columnsSeen.set(columnOf(at), [
      first ?? value,
      value,
      Math.min(low ?? value, value),
      Math.max(high ?? value, value),
    ]);
  }
  return columnsSeen;
}

describe('reduceM4', () => {
  it('never loses the first, last, lowest or highest point of a column', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const all = [...line.at.keys()];
        expect(extremesByColumn(line, reduceM4(line, span, columns))).toEqual(extremesByColumn(line, all));
      }),
    );
  });

  it('keeps at most six points a column, in order and without repeats', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const kept = reduceM4(line, span, columns);
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        const perColumn = kept.map((index) => columnOf(line.at[index] ?? 0));
        for (const column of perColumn) expect(perColumn.filter((one) => one === column).length).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('keeps NaN at the beginning or end of a column', () => {
    const at = Float64Array.from({ length: 30 }, (_, i) => i);
    const value = Float64Array.from({ length: 30 }, (_, i) => (i < 3 || i > 26 ? Number.NaN : i));
    const kept = reduceM4({ at, value }, span, 2);
    expect(kept.map((index) => value[index])).toEqual([Number.NaN, 3, 26, Number.NaN]);
  });

  it('includes one point beyond the span on either side', () => {
    const line = { at: Float64Array.of(-900, -5, 1_400, 1_900), value: Float64Array.of(1, 2, 3, 4) };
    expect(reduceM4(line, span, columns)).toEqual([1, 2]);
  });

  it('is empty for an empty line', () => {
    expect(reduceM4({ at: new Float64Array(0), value: new Float64Array(0) }, span, columns)).toEqual([]);
  });
});
