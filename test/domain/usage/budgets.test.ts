import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { budgetState, insists, monthBudgets } from '../../../src/domain/usage/budgets';
import { type Budget, budgetsFrom, deferredFrom } from '../../../src/domain/usage/stored-budgets';
import { defaultPreferences } from '../../../src/domain/usage/usage-preferences';
import { ownPrices, tableOf } from '../../support/usage-rows';

const now = Date.UTC(2026, 10, 16);
const options = { zone: 'UTC', preferences: { ...defaultPreferences, prices: ownPrices } };
const budget: Budget = {
  id: '1',
  scope: 'account',
  key: 'mine',
  name: 'Home',
  period: 'month',
  unit: 'credits',
  limit: 100,
  mode: 'soft',
};
const state = (credits: number, change: Partial<Budget> = {}, perPercent: number | null = null) =>
  budgetState({ ...budget, ...change }, tableOf([{ at: now - hourMs, credits }]), options, now, null, perPercent);

describe('a budget', () => {
  it.each([
    [40, null],
    // Half of the month has passed.
    [51, 'projected'],
    [80, '80'],
    [99, '80'],
    [100, '100'],
    [300, '100'],
  ])('of 100 with %i used in the middle of the month is at stage %j', (credits, stage) => {
    expect(state(credits)).toMatchObject({ used: credits, stage });
  });

  it('counts only its scope and its period', () => {
    expect(state(50, { key: 'other' }).used).toBe(0);
    expect(state(50, { scope: 'project', key: 'harbour' }).used).toBe(50);
    expect(state(50, { scope: 'ticket', key: 'ABC-1' }).used).toBe(0);
    const day = budgetState(
      { ...budget, period: 'day' },
      tableOf([{ at: now - dayMs, credits: 50 }]),
      options,
      now,
      null,
      null,
    );
    expect(day.used).toBe(0);
  });

  it('is in dollars, or in percent by what one is worth here', () => {
    expect(state(50, { unit: 'usd' }).used).toBeCloseTo(2, 9);
    expect(state(50, { unit: 'percent' }, 10).used).toBeCloseTo(5, 9);
    expect(state(50, { unit: 'percent' })).toMatchObject({ used: null, stage: null });
  });

  it('projects nothing in the first tenth of its period', () => {
    const early = Date.UTC(2026, 10, 2);
    const table = tableOf([{ at: early - hourMs, credits: 60 }]);
    expect(budgetState(budget, table, options, early, null, null).projected).toBeNull();
  });

  it('projects a day from what passed of it', () => {
    const noon = now + 12 * hourMs;
    const day = (credits: number) =>
      budgetState({ ...budget, period: 'day' }, tableOf([{ at: noon - hourMs, credits }]), options, noon, null, null);
    expect(day(51)).toMatchObject({ used: 51, projected: 102, stage: 'projected', rolling: false });
    expect(day(49)).toMatchObject({ projected: 98, stage: null });
  });

  it.each(['week', 'cycle'] as const)('projects a %s that rolls on at the pace of the last 24 hours', (period) => {
    const on = (rows: Parameters<typeof tableOf>[0], change: Partial<Budget> = {}) =>
      budgetState({ ...budget, period, ...change }, tableOf(rows), options, now + 12 * hourMs, null, 2);
    // Half of today holds 15, and its rest 7.5 more; each of the six days after it takes 15.
    const used = [{ at: now + hourMs, credits: 15 }];
    expect(on(used)).toMatchObject({ used: 15, projected: 112.5, stage: 'projected', rolling: true });
    expect(on(used, { limit: 113 }).stage).toBeNull();
    expect(on(used, { unit: 'usd' }).projected).toBeCloseTo(112.5 / 25, 9);
    expect(on(used, { unit: 'percent' }).projected).toBeCloseTo(112.5 / 2, 9);
    expect(on(used, { key: 'other' })).toMatchObject({ used: 0, projected: 0, stage: null });
    // Nothing was used in the last 24 hours: it only falls.
    expect(on([{ at: now - 2 * dayMs, credits: 70 }])).toMatchObject({ used: 70, projected: 70, stage: null });
  });

  it('says when it is a lower bound', () => {
    const table = tableOf([{ at: now - hourMs, credits: 1, model: 'unheard-of' }]);
    expect(budgetState(budget, table, options, now, null, null).atLeast).toBe(true);
  });

  it('insists as a hard stop until it was answered, once a period', () => {
    const hard = state(100, { mode: 'hard' });
    expect(insists(hard)).toBe(true);
    expect(insists(state(100))).toBe(false);
    expect(insists(state(99, { mode: 'hard' }))).toBe(false);
    const { from } = hard.period;
    expect(insists(state(100, { mode: 'hard', answeredFor: from }))).toBe(false);
    expect(insists(state(100, { mode: 'hard', answeredFor: from - dayMs }))).toBe(true);
  });
});

describe('an answered hard stop', () => {
  const hard = { ...budget, mode: 'hard' } as const;
  const at = (instant: number, change: Partial<Budget>, window: { seconds: number; resetsAt: number } | null = null) =>
    budgetState({ ...hard, ...change }, tableOf([{ at: now, credits: 100 }]), options, instant, window, null);

  it('stays answered when the end of the cycle is read a second later', () => {
    const window = { seconds: 7 * 24 * 3_600, resetsAt: now + dayMs };
    const { epoch } = at(now + hourMs, { period: 'cycle' }, window);
    const later = { ...window, resetsAt: window.resetsAt + 1_000 };
    const answered = { period: 'cycle', answeredFor: epoch } as const;
    expect(insists(at(now + hourMs, answered, later))).toBe(false);
    expect(insists(at(now + hourMs, answered, { ...window, resetsAt: window.resetsAt + dayMs }))).toBe(true);
  });

  it('of a rolling week is neither told nor asked again every midnight', () => {
    const days = Array.from({ length: 6 }, (_, day) => at(now + day * dayMs + hourMs, { period: 'week' }));
    expect(days.map(({ stage }) => stage)).toEqual(days.map(() => '100'));
    // Six days lie in at most two weeks.
    const runs = new Set(days.map(({ epoch }) => epoch));
    expect(runs.size).toBeLessThanOrEqual(2);
    const [first] = days;
    expect(insists(at(now + 2 * hourMs, { period: 'week', answeredFor: first?.epoch ?? 0 }))).toBe(false);
    const month = Array.from({ length: 28 }, (_, day) => at(now + day * dayMs, { period: 'week' }).epoch);
    expect(new Set(month).size).toBeLessThanOrEqual(5);
  });
});

describe('stored budgets', () => {
  it('that are not whole are left out', () => {
    const bad = [{ ...budget, limit: -1 }, { ...budget, mode: 'x' }, { ...budget, key: 7 }, null, 'x'];
    expect(budgetsFrom([budget, ...bad])).toEqual([budget]);
    expect(budgetsFrom('x')).toEqual([]);
    const task = { id: 'a', text: 'later', addedAt: 1 };
    expect(deferredFrom([task, { ...task, text: 1 }, null])).toEqual([task]);
  });
});

describe('budgets of a month', () => {
  const month = { id: '1', scope: 'account', key: 'a', name: 'Home', period: 'month', mode: 'soft' } as const;

  it('are in credits, the smallest of each account', () => {
    const found = monthBudgets([
      { ...month, unit: 'usd', limit: 10 },
      { ...month, unit: 'credits', limit: 300 },
      { ...month, key: 'b', unit: 'credits', limit: 90 },
      { ...month, unit: 'percent', limit: 1 },
      { ...month, unit: 'credits', limit: 1, period: 'week' },
      { ...month, unit: 'credits', limit: 1, scope: 'project' },
    ]);
    expect([...found]).toEqual([
      ['a', 250],
      ['b', 90],
    ]);
  });
});
