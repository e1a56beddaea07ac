import { describe, expect, it } from 'vitest';
import { isAskedAt, markAsked } from '../../../src/domain/history/asked-gaps';
import { seededRandom } from '../../../src/domain/random';

const span = (fromAt: number, toAt: number) => ({ fromAt, toAt });

describe('gaps that another device can fill', () => {
  it('are cut out of the others', () => {
    expect(markAsked([span(10, 50)], [span(20, 30)])).toEqual([
      { fromAt: 10, toAt: 20, isAsked: false },
      { fromAt: 20, toAt: 30, isAsked: true },
      { fromAt: 30, toAt: 50, isAsked: false },
    ]);
  });

  it('are one where they follow one another, and end with the gap', () => {
    expect(markAsked([span(25, 35)], [span(30, 40), span(20, 30)])).toEqual([{ fromAt: 25, toAt: 35, isAsked: true }]);
  });

  it('leave the others as they are where nothing was asked for', () => {
    expect(markAsked([span(1, 2), span(5, 9)], [])).toEqual([
      { fromAt: 1, toAt: 2, isAsked: false },
      { fromAt: 5, toAt: 9, isAsked: false },
    ]);
  });

  const random = seededRandom(3);
  const number = (most: number) => Math.floor(random() * most);
  const cases = Array.from({ length: 300 }, () => ({
    some: Array.from({ length: number(6) }, () => number(100)).map((from) => span(from, from + 1 + number(30))),
    gap: span(20, 21 + number(60)),
  }));

  it('cover each gap exactly, whatever was asked for', () => {
    for (const { some, gap } of cases) {
      const marked = markAsked([gap], some);
      const edges = marked.flatMap(({ fromAt, toAt }) => [fromAt, toAt]);
      expect([edges[0], edges.at(-1)]).toEqual([gap.fromAt, gap.toAt]);
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
      const isMarked = (at: number) => marked.find(({ fromAt, toAt }) => at >= fromAt && at < toAt)?.isAsked;
      for (let at = gap.fromAt; at < gap.toAt; at += 1) expect(isMarked(at)).toBe(isAskedAt(at, some));
    }
  });
});
