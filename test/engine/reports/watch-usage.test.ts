import { describe, expect, it } from 'vitest';
import { emptyLedger } from '../../../src/domain/alerts/ledger';
import { budgetReached } from '../../../src/domain/alerts/rules/budget-reached';
import { usageUnusual } from '../../../src/domain/alerts/rules/usage-unusual';
import { emptyState } from '../../../src/domain/fold/fold-state';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { hourMs } from '../../../src/domain/time/instant';
import { findingsOf, type UsageFinding } from '../../../src/domain/usage/usage-findings';
import { defaultPreferences } from '../../../src/domain/usage/usage-preferences';
import { loadFindings } from '../../../src/engine/reports/stored-findings';
import { answers } from '../../../src/engine/reports/usage-questions';
import { watchUsage } from '../../../src/engine/reports/watch-usage';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';
import { context, fiveHours, start, viewOf, windowRow } from '../../support/alert-fixtures';
import { ownPrices, tableOf } from '../../support/usage-rows';

const budget = {
  id: '1',
  scope: 'account',
  key: 'a',
  name: 'Home',
  period: 'month',
  unit: 'credits',
  limit: 10,
  mode: 'degraded',
} as const;

function watch(snapshot: boolean) {
  const values = createMemoryValues();
  const usage = {
    ...defaultPreferences,
    prices: ownPrices,
    budgets: [{ ...budget, key: 'mine' }],
    deferred: [{ id: 'x', text: 'later', addedAt: 1 }],
  };
  const shown = {
    accounts: [{ account: { key: 'a', nickname: 'A', colour: 0 }, state: emptyState('a') }],
    current: 'a',
    settings: { ...defaultSettings, usage },
  } as unknown as Snapshot;
  const table = tableOf([{ at: start - hourMs, credits: 60, tier: 'priority' }]);
  const data = {
    table,
    limits: new Map(),
    ended: new Set<string>(),
    coverage: { files: 1, responses: 1, damaged: 0, uncertain: 0, stored: true },
  };
  let notified = 0;
  const shared: string[] = [];
  const run = watchUsage({
    usage: {
      ask: async (name, question, options) => answers[name](data, question as never, options),
      shareDays: async (device) => void shared.push(device),
    },
    device: async () => ({ id: 'here' }),
    loadSnapshot: async () => (snapshot ? shown : null),
    values,
    place: { zone: 'UTC', locale: 'en' },
    now: () => start,
    notify: async () => {
      notified += 1;
    },
  });
  return run.then(async () => ({ stored: await loadFindings(values), notified, shared }));
}

describe('a look at use after session files were read', () => {
  it('stores what alerts should say, and lets them run', async () => {
    const { stored, notified, shared } = await watch(true);
    expect(notified).toBe(1);
    expect(shared).toEqual(['here']);
    expect(stored?.madeAt).toBe(start);
    expect(stored?.findings.slice(0, 2)).toMatchObject([
      {
        kind: 'budget',
        account: 'mine',
        stage: '100',
        limit: 10,
        cheaper: { key: 'alerts.budget.cheaper', values: { way: 'fast', credits: expect.any(Number) } },
      },
      { kind: 'deferred', account: 'a', count: 1 },
    ]);
    // The budget is of a month, so that its pace is told too.
    expect(stored?.findings[2]).toMatchObject({ kind: 'month', account: 'mine', limit: 10 });
  });

  it('tells of a loop from 25 credits on, and of every other anomaly', () => {
    const found = { account: 'mine', at: start, thread: 't', project: null, rounds: 5, threshold: 1, mean: 1 } as const;
    const anomalies = [
      { ...found, kind: 'loop', credits: 24 },
      { ...found, kind: 'loop', credits: 25 },
      { ...found, kind: 'task', credits: 2 },
    ] as const;
    const told = findingsOf([], anomalies, 0, 'a', null);
    expect(told.map((finding) => [finding.kind, 'credits' in finding && finding.credits])).toEqual([
      ['loop', 25],
      ['task', 2],
    ]);
  });

  it('stores nothing before an account was seen', async () => {
    expect(await watch(false)).toEqual({ stored: null, notified: 0, shared: [] });
  });

  it('takes damaged findings for none', async () => {
    const values = createMemoryValues();
    expect(await loadFindings(values)).toBeNull();
    await values.set({ 'usage-findings': { madeAt: 'x', findings: [] } });
    expect(await loadFindings(values)).toBeNull();
    await values.set({
      'usage-findings': { madeAt: 1, findings: [null, 7, { kind: 'deferred', account: 'a', count: 1 }] },
    });
    expect((await loadFindings(values))?.findings).toHaveLength(1);
  });
});

describe('the alerts about use', () => {
  const finding = {
    kind: 'budget',
    account: 'a',
    id: '1',
    name: 'Home',
    unit: 'credits',
    from: start,
    used: 12,
    limit: 10,
    cheaper: null,
    answered: false,
  } as const;
  const inputFor = (findings: readonly UsageFinding[], now = start, usedPercent = 100) => ({
    view: viewOf(
      { windows: [windowRow({ usedPercent, observedAt: start, seconds: fiveHours })] },
      now,
      defaultSettings,
    ),
    ledger: emptyLedger,
    settings: defaultSettings.alerts,
    now,
    context: { ...context, usage: () => ({ madeAt: start, findings }) },
  });

  it('stay on the screen for a hard stop until it is answered', () => {
    const urgent = (change: object) =>
      budgetReached(inputFor([{ ...finding, mode: 'hard', stage: '100', ...change }]))[0]?.urgent;
    expect(urgent({})).toBe(true);
    expect(urgent({ answered: true })).toBe(false);
    expect(urgent({ stage: '80' })).toBe(false);
    expect(urgent({ mode: 'soft' })).toBe(false);
  });

  it('are one run a budget and period: the later stage is the more severe', () => {
    const runs = (['projected', '80', '100'] as const).map(
      (stage) => budgetReached(inputFor([{ ...finding, mode: 'soft', stage }]))[0],
    );
    expect(new Set(runs.map((run) => `${run?.subject} ${run?.epoch}`)).size).toBe(1);
    expect(runs.map((run) => run?.steps[0]?.severity)).toEqual([1, 2, 3]);
  });

  it('remind of deferred tasks only when the window is back', () => {
    const deferred = [{ kind: 'deferred', account: 'a', count: 2 }] as const;
    expect(budgetReached(inputFor(deferred))).toEqual([]);
    expect(budgetReached(inputFor(deferred, start + 6 * hourMs))).toMatchObject([
      { subject: 'deferred', page: '#/reports' },
    ]);
  });

  it('tell a task once and each unusual hour by itself', () => {
    const task = {
      kind: 'task',
      account: 'a',
      thread: 't',
      project: 'harbour',
      at: start,
      credits: 50,
      threshold: 25,
    } as const;
    const hour = { kind: 'hour', account: 'a', at: start, credits: 50, mean: 10 } as const;
    const keys = (findings: readonly UsageFinding[]) =>
      usageUnusual(inputFor(findings)).map(({ subject, epoch }) => `${subject} ${epoch}`);
    expect(keys([task])).toEqual(keys([{ ...task, at: start + 1, credits: 60 }]));
    expect(keys([hour])).not.toEqual(keys([{ ...hour, at: start + 5 * hourMs }]));
  });

  it('are none where no session files were read', () => {
    expect(budgetReached({ ...inputFor([]), context })).toEqual([]);
    expect(usageUnusual({ ...inputFor([]), context })).toEqual([]);
  });
});
