import { describe, expect, it } from 'vitest';
import { sampleSessions } from '../../../src/domain/sample/sample-sessions';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { countResponses } from '../../../src/domain/usage/count-responses';
import { type Dimension, dimensions, hiddenProjects } from '../../../src/domain/usage/dimensions';
import { allTime, groupUsage } from '../../../src/domain/usage/group-usage';
import {
  defaultPreferences,
  preferencesFrom,
  type UsagePreferences,
} from '../../../src/domain/usage/usage-preferences';
import { usageSeries } from '../../../src/domain/usage/usage-series';
import { usageTable } from '../../../src/domain/usage/usage-table';

const now = Date.UTC(2026, 10, 21, 12);
const sessions = sampleSessions(now, 'Europe/Berlin');
const { responses } = countResponses(sessions);
const metas = new Map(sessions.map(({ meta }) => [meta.thread, meta]));
const table = usageTable(responses, metas, ({ at }) => ({ account: at % 2 === 0 ? 'a' : 'b', assumed: at % 3 === 0 }));
const options = (change: Partial<UsagePreferences> = {}) => ({
  zone: 'Europe/Berlin',
  preferences: { ...defaultPreferences, ...change },
});
const group = (by: Dimension, change: Partial<UsagePreferences> = {}) =>
  groupUsage(table, by, allTime, options(change));

describe('the groups of every dimension', () => {
  it.each(dimensions)('%s: add up to the total, in every sum', (by) => {
    const { rows, total } = group(by);
    for (const name of ['responses', 'input', 'cached', 'output', 'reasoning', 'credits', 'usd', 'assumed'] as const)
      expect(rows.reduce((sum, row) => sum + row[name], 0)).toBeCloseTo(total[name], 6);
    expect(total.responses).toBe(responses.length);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it.each(dimensions)('%s: narrowed to one of them, it is that row', (by) => {
    const row = group(by).rows[0];
    const narrowed = groupUsage(table, 'model', { ...allTime, within: { [by]: row?.key ?? '' } }, options());
    expect(narrowed.total.responses).toBe(row?.responses);
    expect(narrowed.total.credits).toBeCloseTo(row?.credits ?? 0, 6);
  });

  it.each(dimensions)('%s: the chart draws what the table says', (by) => {
    const series = usageSeries(table, by, allTime, options());
    const { rows } = group(by);
    for (const { key, total, values } of series.parts) {
      expect(total).toBeCloseTo(rows.find((row) => row.key === key)?.credits ?? -1, 6);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(total, 6);
    }
    expect(series.parts.length).toBe(rows.filter(({ credits }) => credits > 0).length);
  });
});

describe('a chart', () => {
  it.each([
    [dayMs, 'hour', 24],
    [7 * dayMs, 'day', 7],
    [365 * dayMs, 'month', 13],
  ] as const)('of a span of %i ms has a step an %s', (span, step, count) => {
    const to = Date.UTC(2026, 10, 21, 23);
    const series = usageSeries(table, 'model', { from: to - span, to }, { ...options(), zone: 'UTC' });
    expect([series.step, series.steps.length]).toEqual([
      step,
      step === 'day' ? count + 1 : step === 'hour' ? count : count,
    ]);
  });

  it('leaves out no day when the clocks change', () => {
    const from = Date.UTC(2026, 9, 20, 22);
    const row = { ...responses[0], at: from + hourMs } as (typeof responses)[number];
    const series = usageSeries(usageTable([row], metas), 'model', { from, to: from + 8 * dayMs + hourMs }, options());
    expect(series.steps).toEqual(['21', '22', '23', '24', '25', '26', '27', '28'].map((day) => `2026-10-${day}`));
  });

  it('counts tokens where nothing has a price', () => {
    const unpriced = usageTable(
      responses.map((response) => ({ ...response, model: 'unheard-of' })),
      metas,
    );
    const series = usageSeries(unpriced, 'project', allTime, options());
    expect(series.unit).toBe('tokens');
    expect(groupUsage(unpriced, 'project', allTime, options()).total).toMatchObject({
      credits: 0,
      unpriced: responses.length,
    });
  });
});

describe('the user’s projects', () => {
  const keys = group('project').rows.map(({ key }) => key);
  const [one = '', two = ''] = keys;
  const responsesOf = (key: string) => group('project').rows.find((row) => row.key === key)?.responses ?? 0;

  it('are one when merged, also in a circle', () => {
    const merged = group('project', { projects: { [one]: { mergedInto: two } } });
    expect(merged.rows.map(({ key }) => key)).not.toContain(one);
    expect(merged.rows.find(({ key }) => key === two)?.responses).toBe(responsesOf(one) + responsesOf(two));
    const circle = group('project', { projects: { [one]: { mergedInto: two }, [two]: { mergedInto: one } } });
    expect(circle.total.responses).toBe(responses.length);
  });

  it('are counted but not named when hidden', () => {
    const { rows, total } = group('project', { projects: { [one]: { hidden: true } } });
    expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining([hiddenProjects]));
    expect(rows.map(({ key }) => key)).not.toContain(one);
    expect(total.responses).toBe(responses.length);
  });

  it('have a cost centre', () => {
    const { rows } = group('costCentre', { projects: { [one]: { costCentre: 'R&D' } } });
    expect(rows.find(({ key }) => key === 'R&D')?.responses).toBe(responsesOf(one));
  });
});

it('prices by the user’s own rows', () => {
  const own = { model: 'gpt-6-luna', from: '2020-01-01', usd: [1, 1, 1] as const, source: 'own' };
  const by = (overrides: readonly (typeof own)[]) =>
    group('model', { prices: { overrides, fastCredits: null } }).rows.find(({ key }) => key === 'gpt-6-luna');
  expect(by([own])?.usd).toBeCloseTo((by([])?.total ?? 0) / 1e6, 9);
});

describe('stored preferences', () => {
  it.each([[undefined], [null], ['x'], [[]], [{ projects: 7, ticketPrefixes: 'x', prices: [] }]])(
    '%j are the defaults',
    (stored) => {
      expect(preferencesFrom(stored as never)).toEqual(defaultPreferences);
    },
  );

  it('keep what is well formed and drop the rest', () => {
    const good = { model: 'm', from: '2026-01-01', usd: [1, 2, 3], source: 's' };
    const stored = {
      projects: { a: { name: 'A' }, b: 3 },
      ticketPrefixes: ['X-', 5],
      keepsBranches: false,
      sharesProjectNames: true,
      prices: { overrides: [good, { ...good, usd: [1, -2, 3] }, 'x'], fastCredits: 0.5 },
    };
    expect(preferencesFrom(stored as never)).toEqual({
      projects: { a: { name: 'A' } },
      givenNames: {},
      ticketPrefixes: ['X-'],
      keepsBranches: false,
      sharesProjectNames: true,
      prices: { overrides: [good], fastCredits: null },
      budgets: [],
      deferred: [],
      taskThreshold: null,
    });
  });
});
