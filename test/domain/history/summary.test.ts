import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../../src/domain/history/coverage';
import { heatMapOf } from '../../../src/domain/history/heat-map';
import {
  levelFor,
  reduceSeries,
  seriesByWindow,
  summarizeUsage,
  summaryLevels,
  summarySteps,
} from '../../../src/domain/history/summary';
import { cyclesOf } from '../../../src/domain/history/usage-line';
import {
  emptySeries,
  type UsageSeries,
  type UsageWindows,
  windowSeries,
} from '../../../src/domain/history/usage-series';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';
import { heavyYear } from '../../support/heavy-year';

const week = { limit: 'codex', seconds: 604_800 };
const whole = { fromAt: 0, toAt: Number.MAX_SAFE_INTEGER };

/** Readings seconds to hours apart whose use rises and falls and whose end stays, drifts, slides and jumps. */
const wild = fc
  .array(
    fc.record({
      pauseMs: fc.oneof(fc.integer({ min: 1, max: 10 * minuteMs }), fc.integer({ min: 1, max: 5 * hourMs })),
      used: fc.oneof(fc.constantFrom(0, 0, 1, 2, 100), fc.integer({ min: 0, max: 100 })),
      end: fc.constantFrom('stays', 'stays', 'stays', 'drifts', 'slides', 'jumps'),
    }),
    { minLength: 1, maxLength: 200, size: 'max' },
  )
  .map((rows): UsageSeries => {
    let [at, resetsAt] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 3)];
    const readings = rows.map(({ pauseMs, used, end }) => {
      at += pauseMs;
      if (end === 'drifts') resetsAt += minuteMs;
      if (end === 'slides') resetsAt = at + week.seconds * 1_000;
      if (end === 'jumps') resetsAt = at + 40 * hourMs;
      return { at, used, resetsAt };
    });
    const column = (name: keyof UsageSeries) => Float64Array.from(readings, (reading) => reading[name]);
    return { at: column('at'), used: column('used'), resetsAt: column('resetsAt') };
  });

/** Per step: first, last, lowest, highest use. */
function extremes({ at, used }: UsageSeries, stepMs: number) {
  const steps = new Map<number, number[]>();
  for (const [index, instant] of at.entries()) {
    const step = Math.floor(instant / stepMs);
    const value = used[index] as number;
    const [first = value, , low = value, high = value] = steps.get(step) ?? [];
    steps.set(step, [first, value, Math.min(low, value), Math.max(high, value)]);
  }
  return steps;
}

describe.each(summaryLevels)('a summary by the %s', (level) => {
  const stepMs = summarySteps[level];

  it('has the gaps, the cycles and the sum of use of all readings', () => {
    fc.assert(
      fc.property(wild, (series) => {
        const reduced = reduceSeries(series, week, stepMs);
        expect(gapsOf(reduced, whole)).toEqual(gapsOf(series, whole));
        expect(cyclesOf(reduced, week.seconds)).toEqual(cyclesOf(series, week.seconds));
        const [all, few] = [series, reduced].map((one) => heatMapOf(one, whole, 'UTC'));
        expect(few?.total).toBeCloseTo(all?.total ?? Number.NaN, 6);
        expect(few?.unplaced).toBeCloseTo(all?.unplaced ?? Number.NaN, 6);
      }),
    );
  });

  it('has the first, last, lowest and highest reading of every step, and no reading that was not there', () => {
    fc.assert(
      fc.property(wild, (series) => {
        const reduced = reduceSeries(series, week, stepMs);
        expect(extremes(reduced, stepMs)).toEqual(extremes(series, stepMs));
        const known = new Set(series.at.map((at, i) => at * 1_000 + (series.used[i] as number)));
        expect(reduced.at.every((at, i) => known.has(at * 1_000 + (reduced.used[i] as number)))).toBe(true);
        expect(reduced.at.length).toBe(reduced.resetsAt.length);
      }),
    );
  });

  it('is small, where a page was read once a minute', () => {
    const month = heavyYear({ end: Date.UTC(2026, 5, 1), days: 30, count: 9_000 }).filter(
      (seen): seen is typeof seen & UsageWindows => seen.kind === 'usage',
    );
    const all = windowSeries(month, week);
    const summary = summarizeUsage(seriesByWindow(month), level).find(
      ({ limit, seconds }) => limit === 'codex' && seconds === 604_800,
    );
    expect(all.at.length).toBeGreaterThan(7_000);
    expect(summary?.at.length).toBeLessThan(all.at.length / (level === 'hour' ? 10 : 4));
    expect(summarizeUsage(seriesByWindow(month), level)).toHaveLength(4);
  });
});

it('a level is chosen that is no coarser than the pixels', () => {
  expect(levelFor(5 * minuteMs)).toBeNull();
  expect(levelFor(15 * minuteMs)).toBe('quarter');
  expect(levelFor(59 * minuteMs)).toBe('quarter');
  expect(levelFor(11 * hourMs)).toBe('hour');
});

it('nothing is summarized as nothing', () => {
  expect(summarizeUsage(seriesByWindow([]), 'hour')).toEqual([]);
  expect(reduceSeries(emptySeries, week, hourMs).at).toHaveLength(0);
});
