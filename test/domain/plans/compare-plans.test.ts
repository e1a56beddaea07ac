import { describe, expect, it } from 'vitest';
import { comparePlans } from '../../../src/domain/plans/compare-plans';
import { planOf, planPresets, plansFrom } from '../../../src/domain/plans/plan-figures';
import { weeklyUse } from '../../../src/domain/plans/weekly-use';
import { dayMs } from '../../../src/domain/time/instant';

const now = Date.UTC(2026, 10, 24);
const seconds = 604_800;
const reading = (daysAgo: number, usedPercent: number, endsInDays: number) => ({
  at: now - daysAgo * dayMs,
  usedPercent,
  resetsAt: now + endsInDays * dayMs,
  seconds,
});
const percentCredits = { least: 4, usual: 5, most: 8 };
const compare = (
  weeks: readonly number[],
  current: 'plus' | 'pro5' = 'pro5',
  known: typeof percentCredits | null = percentCredits,
) => comparePlans({ plans: planPresets, current, weeks, percentCredits: known });
const row = (rows: ReturnType<typeof compare>, id: string) => rows?.find((each) => each.id === id) ?? expect.fail();

describe('Weekly use', () => {
  it('adds up what was used in each whole week, over resets and new cycles', () => {
    const readings = [
      reading(20, 10, -14),
      reading(15, 60, -14),
      // A new cycle, used to 90 %, then reset and used again.
      reading(10, 90, -6),
      reading(9, 5, -2),
      reading(8, 30, -2),
      reading(3, 40, 3),
      reading(1, 70, 3),
    ];
    expect(weeklyUse(readings, now)).toEqual([90 + 5 + 25, 40 + 30]);
  });

  it('leaves out weeks without a reading, and the one in which the history begins', () => {
    expect(weeklyUse([reading(27, 10, -21), reading(1, 20, 6)], now)).toEqual([20]);
    expect(weeklyUse([reading(5, 50, 2)], now)).toEqual([]);
    expect(weeklyUse([], now)).toEqual([]);
  });
});

describe('Plans compared', () => {
  it('says which would have fitted the heaviest week, which most weeks, and which none', () => {
    const rows = compare([10, 15, 40]);
    expect(row(rows, 'pro5')).toMatchObject({ fits: 'all', heaviest: 40, median: 15, isCurrent: true });
    expect(row(rows, 'plus')).toMatchObject({ fits: 'most', heaviest: 200, median: 75 });
    expect(row(rows, 'go').fits).toBe('none');
  });

  it('says what credits would have cost in place of a larger plan, with a band', () => {
    // Above Plus: one week of Plus in three. A week of Plus is 20 % of the own week: 100 credits, $4.
    const { credits, total, isCheapest, breakEven } = row(compare([10, 15, 40]), 'plus');
    const usual = (1 / 3) * (30 / 7) * 4;
    expect(credits?.usual).toBeCloseTo(usual, 9);
    expect(credits?.least).toBeCloseTo(usual * 0.8, 9);
    expect(credits?.most).toBeCloseTo(usual * 1.6, 9);
    expect(total).toBeCloseTo(20 + usual, 9);
    expect(isCheapest).toBe(false);
    expect(row(compare([10, 15, 40]), 'go').isCheapest).toBe(true);
    expect(breakEven).toBeCloseTo(80 / 4, 9);
  });

  it('says nothing of credits where a percent has no price', () => {
    const rows = compare([10, 15, 40], 'pro5', null);
    expect(
      rows?.every(
        ({ credits, total, breakEven, isCheapest }) =>
          credits === null && total === null && breakEven === null && !isCheapest,
      ),
    ).toBe(true);
  });

  it('is silent with fewer than two whole weeks', () => {
    expect(compare([40])).toBeNull();
    expect(compare([])).toBeNull();
  });

  it('never has a larger plan need more credits, nor more use cost less', () => {
    let state = 9;
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    for (let round = 0; round < 200; round += 1) {
      const weeks = Array.from({ length: 2 + Math.floor(random() * 6) }, () => random() * 180);
      const costs = compare(weeks)?.map(({ credits }) => credits?.usual ?? 0) ?? [];
      const more = compare(weeks.map((points) => points * 1.5))?.map(({ credits }) => credits?.usual ?? 0) ?? [];
      for (const [index, cost] of costs.entries()) {
        expect(cost).toBeLessThanOrEqual((costs[index - 1] ?? Number.POSITIVE_INFINITY) + 1e-9);
        expect(more[index]).toBeGreaterThanOrEqual(cost);
      }
    }
  });
});

describe('Figures of plans', () => {
  it('are the presets where nothing sensible is stored', () => {
    expect(plansFrom(undefined)).toEqual(planPresets);
    expect(plansFrom({ plus: { price: -1, multiple: 0 }, pro5: 'x' })).toEqual(planPresets);
    expect(plansFrom({ pro20: { multiple: 25 } }).pro20).toEqual({ price: 200, multiple: 25 });
  });

  it('belong to plans with a stated multiple alone', () => {
    expect([planOf('plus'), planOf('prolite'), planOf('pro'), planOf('go'), planOf('team'), planOf(null)]).toEqual([
      'plus',
      'pro5',
      'pro20',
      'go',
      null,
      null,
    ]);
  });
});
