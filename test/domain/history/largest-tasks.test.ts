import { describe, expect, it } from 'vitest';
import { largestTasks } from '../../../src/domain/history/largest-tasks';
import type { Observation, TaskUsage } from '../../../src/domain/observations/observation';

const task = (key: string, weeklyPercent: number | null, more: Partial<TaskUsage> = {}): TaskUsage => ({
  key,
  status: 'available',
  weeklyPercent,
  fiveHourPercent: null,
  credits: null,
  parts: [],
  ...more,
});

const stated = (at: number, ...tasks: TaskUsage[]) =>
  ({ id: `${at}`, at, kind: 'thread-usage', facts: { asOf: null, tasks } }) as unknown as Observation;

const keys = (observations: readonly Observation[], count = 10) =>
  largestTasks(observations, count).map(({ key }) => key);

describe('the largest tasks', () => {
  it('are the newest statements of several answers, largest first', () => {
    const observations = [stated(2, task('a', 5), task('b', 140)), stated(1, task('a', 300), task('c', 20))];
    expect(keys(observations)).toEqual(['b', 'c', 'a']);
    expect(largestTasks(observations, 10)[2]).toMatchObject({ weeklyPercent: 5, statedAt: 2 });
  });

  it('are no more than asked for, and none without use', () => {
    const observations = [stated(1, task('a', 1), task('b', 2), task('none', null), task('zero', 0), task('back', -3))];
    expect(keys(observations, 1)).toEqual(['b']);
    expect(keys(observations)).toEqual(['b', 'a']);
  });

  it('go by the 5-hour window, then by credits, where no weekly use is known', () => {
    const tasks = [
      task('c', null, { credits: '3.5' }),
      task('d', null, { credits: '12' }),
      task('f', null, { fiveHourPercent: 1 }),
    ];
    expect(keys([stated(1, ...tasks)])).toEqual(['f', 'd', 'c']);
  });

  it('have their parts, largest first, and say when they are not fully counted', () => {
    const part = (model: string, weeklyPercent: number) => ({
      ...task('', weeklyPercent),
      model,
      effort: null,
      speed: null,
    });
    const [only] = largestTasks(
      [stated(1, task('a', 9, { status: 'partial', parts: [part('x', 2), part('y', 7), part('z', 0)] }))],
      10,
    );
    expect(only?.parts.map(({ model }) => model)).toEqual(['y', 'x']);
    expect(only?.isPartial).toBe(true);
  });
});
