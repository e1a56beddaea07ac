import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/time/instant';
import { findAnomalies, interrupts } from '../../../src/domain/usage/anomalies';
import { defaultPreferences } from '../../../src/domain/usage/usage-preferences';
import { type MadeResponse, metaOf, ownPrices, tableOf } from '../../support/usage-rows';

const now = Date.UTC(2026, 10, 16, 12);
const options = {
  zone: 'UTC',
  preferences: { ...defaultPreferences, prices: ownPrices },
  now,
  taskThreshold: null,
  monthBudgets: new Map<string, number>(),
  ended: new Set<string>() as ReadonlySet<string>,
};
const find = (
  responses: readonly MadeResponse[],
  change: Partial<typeof options> = {},
  metas = [] as ReturnType<typeof metaOf>[],
) => findAnomalies(tableOf(responses, metas), { ...options, ...change });
/** A month of small tasks, one every hour. */
const usual = (credits = 3) =>
  Array.from({ length: 200 }, (_, index) => ({ at: now - 20 * dayMs + index * hourMs, credits, thread: `s${index}` }));

describe('a task', () => {
  it('is unusual above the own 99th percentile and 25 credits, its sub-agents included', () => {
    const big = [20, 20].map((credits, index) => ({ at: now - hourMs, credits, thread: `big${index}`, turn: index }));
    const metas = [
      ...usual().map(({ thread }) => metaOf(thread)),
      metaOf('big0'),
      metaOf('big1', { subagent: true, parent: 'big0' }),
    ];
    const tasks = find([...usual(), ...big], {}, metas).filter(({ kind }) => kind === 'task');
    expect(tasks).toMatchObject([{ thread: 'big0', credits: 40, threshold: 25, project: 'harbour' }]);
  });

  it('is not unusual when the same has been usual, nor when it is old', () => {
    const big = { at: now - hourMs, credits: 40, thread: 'big' };
    expect(find([...usual(50), big]).filter(({ kind }) => kind === 'task')).toEqual([]);
    expect(find([...usual(), { ...big, at: now - 2 * dayMs }]).filter(({ kind }) => kind === 'task')).toEqual([]);
  });

  it('is unusual above the user’s own threshold', () => {
    const small = { at: now - hourMs, credits: 6, thread: 'small' };
    expect(find([...usual(), small], { taskThreshold: 5 as never }).filter(({ kind }) => kind === 'task')).toHaveLength(
      1,
    );
  });
});

describe('an hour', () => {
  const hours = (...credits: number[]) =>
    credits.map((each, index) => ({ at: now - (credits.length - index) * hourMs, credits: each, thread: `h${index}` }));
  const unusual = (...credits: number[]) => find(hours(...credits)).filter(({ kind }) => kind === 'hour');

  it('is unusual above twice the mean of the used hours before, once an episode', () => {
    expect(unusual(10, 10, 10, 10, 10, 21)).toMatchObject([{ credits: 21, mean: 10, at: now - hourMs }]);
    expect(unusual(10, 10, 10, 10, 10, 20)).toEqual([]);
    expect(unusual(10, 10, 10, 10, 10, 50, 60)).toHaveLength(1);
  });

  it('is not unusual with fewer than five used hours before, nor below ten credits', () => {
    expect(unusual(10, 10, 10, 10, 50)).toEqual([]);
    expect(unusual(1, 1, 1, 1, 1, 9)).toEqual([]);
    expect(unusual(1, 1, 1, 1, 1, 10)).toHaveLength(1);
  });
});

describe('a month', () => {
  it('is unusual when today’s pace crosses its budget', () => {
    const rows = [
      { at: now - 3 * dayMs, credits: 50 },
      { at: now - hourMs, credits: 10 },
    ];
    const month = (limit: number) =>
      find(rows, { monthBudgets: new Map([['mine', limit]]) }).filter(({ kind }) => kind === 'month');
    // 60 used, and 10 a day for 14.5 days.
    expect(month(204)).toMatchObject([{ used: 60, projected: 205, limit: 204 }]);
    expect(month(206)).toEqual([]);
    expect(find(rows).filter(({ kind }) => kind === 'month')).toEqual([]);
  });
});

describe('a loop', () => {
  const rounds = (inputs: readonly number[], nextTurn = false, ended: readonly string[] = []) => {
    const rows = inputs.map((credits, index) => ({
      at: now - hourMs + index * minuteMs,
      credits,
      thread: 'loop',
      turn: 3,
    }));
    const after = nextTurn ? [{ at: now - minuteMs, credits: 1, thread: 'loop', turn: 4 }] : [];
    return find([...rows, ...after], { ended: new Set(ended) }).filter(({ kind }) => kind === 'loop');
  };

  it('is five rounds with a growing prompt and no end', () => {
    expect(rounds([5, 6, 7, 8, 9])).toMatchObject([{ rounds: 5, credits: 35, thread: 'loop' }]);
  });

  it('is none once the session’s file says that the turn ended', () => {
    expect(rounds([5, 6, 7, 8, 9], false, ['loop/3'])).toEqual([]);
    expect(rounds([5, 6, 7, 8, 9], false, ['loop/2', 'other/3'])).toHaveLength(1);
  });

  it.each([
    ['four rounds', [8, 9, 10, 11], false],
    ['a prompt that shrank', [5, 6, 4, 8, 9], false],
    ['a turn that ended', [5, 6, 7, 8, 9], true],
  ])('is not %s', (_, inputs, nextTurn) => {
    expect(rounds(inputs, nextTurn)).toEqual([]);
  });

  it('is named from the first credit, and interrupts from 25', () => {
    const [cheap] = rounds([1, 2, 3, 4, 5]);
    expect(cheap).toMatchObject({ rounds: 5, credits: 15 });
    expect(cheap && interrupts(cheap)).toBe(false);
    expect(rounds([0.01, 0.02, 0.03, 0.04, 0.05])).toHaveLength(1);
    const [dear] = rounds([3, 4, 5, 6, 7]);
    expect(dear).toMatchObject({ credits: 25 });
    expect(dear && interrupts(dear)).toBe(true);
  });

  it('is old after a day', () => {
    expect(find([5, 6, 7, 8, 9].map((credits, index) => ({ at: now - dayMs - hourMs + index, credits })))).toEqual([]);
  });
});

describe('what interrupts', () => {
  it('is every task, hour and month that is unusual', () => {
    const found = { account: 'a', at: now, credits: 1 };
    expect(interrupts({ ...found, kind: 'task', thread: 't', project: null, threshold: 0 })).toBe(true);
    expect(interrupts({ ...found, kind: 'hour', mean: 0 })).toBe(true);
    expect(interrupts({ kind: 'month', account: 'a', at: now, used: 1, projected: 2, limit: 1 })).toBe(true);
  });
});
