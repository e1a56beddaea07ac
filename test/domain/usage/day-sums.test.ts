import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time/instant';
import { daySums } from '../../../src/domain/usage/day-sums';
import {
  type DaySum,
  newestDays,
  packDaySums,
  unpackDaySums,
  withoutAccount,
} from '../../../src/domain/usage/packed-day-sums';
import type { SessionMeta, UsageResponse } from '../../../src/domain/usage/session';
import { defaultPreferences } from '../../../src/domain/usage/usage-preferences';
import { usageTable } from '../../../src/domain/usage/usage-table';

const now = Date.UTC(2026, 10, 20, 12);
const tokens = { input: 900, cached: 0, cacheWrite: 0, output: 100, reasoning: 0 };
const response = (thread: string, daysAgo: number, model: string | null = 'gpt-6-sol'): UsageResponse => ({
  ...{ at: now - daysAgo * dayMs, turn: 1, thread, tokens, model, effort: null, tier: null },
});
const meta = (thread: string, project: string | null): SessionMeta => ({
  ...{ thread, parent: null, bornAt: 0, subagent: false, surface: 'cli', branch: 'feature/SECRET-1' },
  ...{ project, projectKey: project && `a1b2c3d4e5f6-${project}` },
});
const table = usageTable(
  [
    ...[response('one', 0), response('one', 0), response('two', 0, 'gpt-unheard-of'), response('none', 1)],
    ...[response('one', 36), response('sample', 0)],
  ],
  new Map([
    ...[meta('one', 'harbour'), meta('two', 'lighthouse'), meta('none', null), meta('sample', 'made-up')].map(
      (each) => [each.thread, each] as const,
    ),
  ]),
  ({ thread }) => ({ account: thread === 'sample' ? 'sample' : 'mine', assumed: false }),
);
const sumsWith = (change: Partial<typeof defaultPreferences> = {}) =>
  daySums(table, { zone: 'UTC', preferences: { ...defaultPreferences, ...change } }, now);
const harbour = 'a1b2c3d4e5f6-harbour';

describe('sums by day for other devices', () => {
  it('are by day, project and model of the last 35 days, without sample data', () => {
    const sums = sumsWith();
    expect(sums).toHaveLength(3);
    expect(sums).toContainEqual({
      ...{ day: '2026-11-20', account: 'mine', model: 'gpt-6-sol', responses: 2, tokens: 2_000 },
      ...{ project: { kind: 'label', text: 'a1b2' }, credits: expect.closeTo(0.14, 6) },
    });
    expect(sums.find(({ model }) => model === 'gpt-unheard-of')).toMatchObject({ responses: 1, credits: null });
    expect(sums.find(({ day }) => day === '2026-11-19')).toMatchObject({ project: { kind: 'none' } });
  });

  it('name no project, branch or session, unless the user sends the names', () => {
    const packed = JSON.stringify(packDaySums(sumsWith()));
    for (const secret of ['harbour', 'lighthouse', 'SECRET', 'e5f6', '"one"']) expect(packed).not.toContain(secret);
    const named = sumsWith({ sharesProjectNames: true, projects: { [harbour]: { name: 'Port' } } });
    expect(named.map(({ project }) => project)).toContainEqual({ kind: 'name', text: 'Port' });
    const hidden = sumsWith({ sharesProjectNames: true, projects: { [harbour]: { hidden: true } } });
    expect(JSON.stringify(packDaySums(hidden))).not.toContain('harbour');
  });

  it('come back as they were packed', () => {
    const sums = sumsWith({ sharesProjectNames: true });
    const rounded = sums.map((sum) => ({ ...sum, credits: sum.credits && Math.round(sum.credits * 10) / 10 }));
    expect(unpackDaySums(JSON.parse(JSON.stringify(packDaySums(sums))))).toEqual(rounded);
  });

  it('keep whole days within their room, the newest first', () => {
    const busy = Array.from({ length: 3_000 }, (_, index): DaySum => {
      const project = { kind: 'label', text: `p${index % 60}` } as const;
      const day = new Date(now - Math.floor(index / 100) * dayMs).toISOString().slice(0, 10);
      return { day, account: 'mine', project, model: 'm', responses: index, tokens: 1e9, credits: 1_234.5 };
    });
    const packed = packDaySums(busy);
    expect(JSON.stringify(packed).length).toBeLessThanOrEqual(12_000);
    const kept = unpackDaySums(packed);
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.length % 100).toBe(0);
    expect(kept[0]?.day).toBe('2026-11-20');
    expect(unpackDaySums(newestDays(packed, 1))).toHaveLength(100);
    expect(packDaySums(busy, 100).rows).toEqual([]);
  });

  it('lose an account that is forgotten', () => {
    expect(withoutAccount(packDaySums(sumsWith()), 'mine')).toBeNull();
    expect(withoutAccount(packDaySums(sumsWith()), 'other')?.rows).toHaveLength(21);
  });

  it.each([
    [null],
    [7],
    [{ v: 2, accounts: [], projects: [], models: [], rows: [] }],
    [{ v: 1, accounts: [7], projects: [], models: [], rows: [1, 0, 0, 0, 1, 1, 1] }],
    [{ v: 1, accounts: ['a'], projects: ['none'], models: ['m'], rows: [1, 5, 0, 0, 1, 1, 1] }],
    [{ v: 1, accounts: ['a'], projects: ['none'], models: ['m'], rows: [1e9, 0, 0, 0, 1, 1, 1] }],
    [{ v: 1, accounts: ['a'], projects: ['none'], models: ['m'], rows: [1, 0, 0, 0, -1, 1, 1] }],
    [{ v: 1, accounts: ['a'], projects: ['none'], models: ['m'], rows: [1, 0, 0, 0, '1', 1, 1] }],
    [{ v: 1, accounts: ['a'], projects: ['none'], models: ['m'], rows: [1, 0, 0] }],
  ])('are none of %j', (value) => {
    expect(unpackDaySums(value)).toEqual([]);
  });
});
