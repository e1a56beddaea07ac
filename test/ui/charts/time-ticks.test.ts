import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { localTime } from '../../../src/domain/time/local-time';
import { labelWidth } from '../../../src/ui/charts/label-width';
import { timeTicks } from '../../../src/ui/charts/time-ticks';

const place = { zone: 'Europe/Berlin', locale: 'en-GB' };
const now = Date.UTC(2026, 10, 21, 9);
/** Room for this many short dates. */
const roomFor = (dates: number) => dates * 68;

describe('timeTicks', () => {
  it('names hours in a day, days in a week, months in a year', () => {
    const texts = (days: number) =>
      timeTicks({ fromAt: now - days * dayMs, toAt: now }, roomFor(8), now, place).map((tick) => tick.text);
    expect(texts(1)).toEqual(['12:00', '15:00', '18:00', '21:00', 'Sat 21 Nov', '03:00', '06:00', '09:00']);
    expect(texts(7)).toEqual([
      'Sun 15 Nov',
      'Mon 16 Nov',
      'Tue 17 Nov',
      'Wed 18 Nov',
      'Thu 19 Nov',
      'Fri 20 Nov',
      'Sat 21 Nov',
    ]);
    expect(texts(365)).toEqual(['2026', 'Mar', 'May', 'Jul', 'Sept', 'Nov']);
  });

  it('begins weeks on a Monday, and shows three days of a week on the narrowest phone', () => {
    const texts = (days: number, most: number) =>
      timeTicks({ fromAt: now - days * dayMs, toAt: now }, roomFor(most), now, place).map((tick) => tick.text);
    expect(texts(30, 5)).toEqual(['Mon 26 Oct', 'Mon 2 Nov', 'Mon 9 Nov', 'Mon 16 Nov']);
    expect(texts(7, 3)).toEqual(['Sun 15 Nov', 'Wed 18 Nov', 'Sat 21 Nov']);
  });

  it('gives a day that is spelled with its year more room', () => {
    const long = now - 320 * dayMs;
    const texts = timeTicks({ fromAt: long, toAt: long + 7 * dayMs }, roomFor(4), now, place).map((tick) => tick.text);
    expect(texts).toEqual(['Wed 7 Jan 2026', 'Sat 10 Jan 2026']);
  });

  it('stands on local midnights through a change of the clock', () => {
    const spring = Date.UTC(2026, 2, 26);
    const ticks = timeTicks({ fromAt: spring, toAt: spring + 7 * dayMs }, roomFor(12), now, place);
    expect(ticks.map(({ at }) => localTime(at, place.zone).hour)).toEqual(ticks.map(() => 0));
    expect(ticks).toHaveLength(7);
  });

  it.each([
    ['en-GB', 3],
    ['en-GB', 11],
    ['ru', 3],
    ['ru', 11],
    ['ar', 4],
    ['ar', 11],
    ['ja', 3],
    ['ja', 11],
    ['vi', 11],
  ])('keeps the dates of two weeks clear of each other, without a hole, in %s with room for %i', (locale, most) => {
    const [width, fromAt, toAt] = [roomFor(most), now, now + 14 * dayMs];
    const ticks = timeTicks({ fromAt, toAt }, width, now, { ...place, locale });
    const spans = ticks.map(({ at, text }) => {
      const x = ((at - fromAt) / (toAt - fromAt)) * width;
      return { from: x - labelWidth(text) / 2, to: x + labelWidth(text) / 2, x };
    });
    const pitches = spans.slice(1).map(({ x }, index) => x - (spans[index]?.x ?? 0));
    expect(spans.slice(1).every(({ from }, index) => from - (spans[index]?.to ?? 0) >= 8)).toBe(true);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    // An hour of difference where the clock changes.
    expect(Math.max(...pitches) / Math.min(...pitches)).toBeLessThan(1.1);
  });

  it('is ascending, inside the span and never many more than asked for', () => {
    const spans = fc.tuple(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: hourMs, max: 900 * dayMs }));
    fc.assert(
      fc.property(spans, fc.integer({ min: 2, max: 14 }), ([fromAt, widthMs], most) => {
        const ticks = timeTicks({ fromAt, toAt: fromAt + widthMs }, roomFor(most), now, place).map(({ at }) => at);
        expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
        expect(ticks.every((at) => at >= fromAt && at <= fromAt + widthMs)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(most + 2);
      }),
      { numRuns: 60 },
    );
  });
});
