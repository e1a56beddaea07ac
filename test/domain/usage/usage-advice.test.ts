import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { allTime } from '../../../src/domain/usage/group-usage';
import { savingsOf } from '../../../src/domain/usage/savings';
import { usageAdvice } from '../../../src/domain/usage/usage-advice';
import { defaultPreferences } from '../../../src/domain/usage/usage-preferences';
import { type MadeResponse, metaOf, ownPrices, tableOf } from '../../support/usage-rows';

const now = Date.UTC(2026, 10, 16, 12);
const options = { zone: 'UTC', preferences: { ...defaultPreferences, prices: ownPrices } };
const advise = (responses: readonly MadeResponse[], metas = [] as ReturnType<typeof metaOf>[]) =>
  usageAdvice(tableOf(responses, metas), options, now);

describe('batching', () => {
  const sessions = (count: number) =>
    Array.from({ length: count }, (_, index) => [
      { at: now - 5 * hourMs + index * hourMs, credits: index + 1, thread: `s${index}` },
      { at: now - 5 * hourMs + index * hourMs + 1, credits: 9, thread: `s${index}` },
    ]).flat();

  it('is advised after three short sessions of a project on a day, worth the cheaper first prompts', () => {
    expect(advise(sessions(3))).toEqual([
      { kind: 'batch', project: 'harbour', day: '2026-11-16', sessions: 3, credits: 3 },
    ]);
    expect(advise(sessions(2))).toEqual([]);
  });

  it('saves no answer: that would have been written in one session too', () => {
    const answered = sessions(3).map((row) => ({ ...row, output: 1_000_000 }));
    expect(advise(answered)).toMatchObject([{ kind: 'batch', credits: 3 }]);
  });

  it('is not advised of long sessions, nor of old ones', () => {
    const long = sessions(3).flatMap((row) => [1, 2, 3, 4].map((turn) => ({ ...row, turn })));
    expect(advise(long)).toEqual([]);
    expect(advise(sessions(3).map((row) => ({ ...row, at: row.at - 40 * dayMs })))).toEqual([]);
  });
});

describe('the cache', () => {
  const cachedPrices = {
    overrides: [{ model: 'm', from: '2020-01-01', usd: [1, 0.1, 1] as const, source: 'test' }],
    fastCredits: null,
  };
  const projects = (...shares: number[]) => {
    const rows = shares.map((share, index) => ({
      at: now - hourMs,
      credits: 50,
      cached: 2_000_000 * share,
      thread: `p${index}`,
    }));
    const metas = shares.map((_, index) => metaOf(`p${index}`, { projectKey: `p${index}` }));
    return usageAdvice(
      tableOf(rows, metas),
      { ...options, preferences: { ...options.preferences, prices: cachedPrices } },
      now,
    );
  };

  it('is advised where a project reads clearly less from it than the median', () => {
    const [advice] = projects(0.9, 0.9, 0.5);
    expect(advice).toMatchObject({ kind: 'cache', project: 'p2', share: 0.5, median: 0.9 });
    // 40 % of two million tokens, at 22.5 credits less a million.
    expect(advice?.credits).toBeCloseTo(18, 6);
    expect(projects(0.9, 0.9, 0.85)).toEqual([]);
    expect(projects(0.9, 0.1)).toEqual([]);
  });
});

describe('savings', () => {
  const save = (
    responses: readonly MadeResponse[],
    prices = ownPrices as typeof ownPrices | typeof defaultPreferences.prices,
  ) => savingsOf(tableOf(responses), allTime, { ...options, preferences: { ...options.preferences, prices } });

  it('name a cheaper model for the one used most', () => {
    const [saving] = save([{ at: now, credits: 12.5, model: 'gpt-6.2-astra' }], defaultPreferences.prices);
    expect(saving).toMatchObject({ kind: 'model', from: 'gpt-6.2-astra', to: 'gpt-6.2-sol', credits: 75, share: 0.75 });
  });

  it('name what Fast cost', () => {
    expect(save([{ at: now, credits: 10, tier: 'priority' }])).toEqual([{ kind: 'fast', credits: 15, share: 0.6 }]);
  });

  it('name a lower effort only where both were used', () => {
    const turns = (effort: string, credits: number) =>
      Array.from({ length: 5 }, (_, turn) => ({ at: now, credits, effort, turn, thread: effort }));
    expect(save([...turns('high', 10), ...turns('medium', 4)])).toMatchObject([
      { kind: 'effort', from: 'high', to: 'medium', credits: 30 },
    ]);
    expect(save(turns('high', 10))).toEqual([]);
  });

  it('are none without priced use', () => {
    expect(save([{ at: now, credits: 10, model: 'unheard-of' }])).toEqual([]);
  });
});
