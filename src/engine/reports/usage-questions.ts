// How each question about use is answered from the table of responses.
import { weekMs } from '../../domain/time/instant';
import { findAnomalies } from '../../domain/usage/anomalies';
import { budgetState, monthBudgets } from '../../domain/usage/budgets';
import { type DimensionOptions, groupRows, projectNames } from '../../domain/usage/dimensions';
import { allTime, forSelected, groupUsage, type UsageSelection } from '../../domain/usage/group-usage';
import { costOf, createRates } from '../../domain/usage/price-response';
import { savingsOf } from '../../domain/usage/savings';
import type { LimitEvent } from '../../domain/usage/session';
import { showbackRows } from '../../domain/usage/showback';
import { turnKinds } from '../../domain/usage/turn-kinds';
import { usageAdvice } from '../../domain/usage/usage-advice';
import { usageSeries } from '../../domain/usage/usage-series';
import { tokensAt, type UsageTable } from '../../domain/usage/usage-table';
import { usualTurn } from '../../domain/usage/usual-turn';
import { type DrawingResponse, percentWorth, windowDraws } from '../../domain/usage/window-draws';
import type { DrawsQuestion, SessionName, UsageAnswers, UsageCoverage, UsageQuestions } from '../ports/report-ports';

/** What is known besides the responses. */
export interface UsageData {
  readonly table: UsageTable;
  /** By thread, in order of time: what its files note of the limits. */
  readonly limits: ReadonlyMap<string, readonly LimitEvent[]>;
  readonly coverage: UsageCoverage;
  /** Turns that ended, by `turnKey`. */
  readonly ended: ReadonlySet<string>;
}

type Answers = {
  readonly [Name in keyof UsageQuestions]: (
    data: UsageData,
    question: UsageQuestions[Name],
    options: DimensionOptions,
  ) => UsageAnswers[Name];
};

export const answers: Answers = {
  report: ({ table, coverage }, { by, selection }, options) => {
    const groups = groupUsage(table, by, selection, options);
    const threads = by === 'session' ? groups.rows.map(({ key }) => key) : sessionOf(selection);
    return {
      ...groups,
      series: usageSeries(table, by === 'turn' ? 'session' : by, selection, options),
      projects: Object.fromEntries(projectNames(table, options.preferences)),
      sessions: sessionNames(table, threads),
      coverage,
    };
  },
  draws: (data, question, options) => {
    const { table, limits } = data;
    const responses = drawingResponses(table, question, options);
    const threads = new Set(responses.map(({ thread }) => thread));
    const own = [...limits].flatMap(([thread, noted]) => (threads.has(thread) ? noted : []));
    const draws = windowDraws(question.seconds, own, responses);
    return {
      draws: draws.toReversed(),
      worth: percentWorth(draws),
      usualTurn: usualTurn(table, options.preferences.prices),
      kinds: turnKinds(table, options.preferences.prices),
      projects: Object.fromEntries(projectNames(table, options.preferences)),
      sessions:
        question.by === 'session'
          ? sessionNames(
              table,
              draws.flatMap(({ parts }) => parts.map(({ group }) => group)),
            )
          : {},
    };
  },
  watch: (data, { now, window }, options) => {
    const { table } = data;
    const { preferences } = options;
    const worth = window && creditsPerPercent(data, window.seconds, options);
    return {
      budgets: preferences.budgets.map((budget) => budgetState(budget, table, options, now, window, worth)),
      anomalies: findAnomalies(table, {
        ...options,
        now,
        taskThreshold: preferences.taskThreshold,
        ended: data.ended,
        monthBudgets: monthBudgets(preferences.budgets),
      }),
      advice: usageAdvice(table, options, now),
      savings: savingsOf(table, { ...allTime, from: now - weekMs }, options),
      projects: Object.fromEntries(projectNames(table, preferences)),
    };
  },
  showback: ({ table }, { selection }, options) => ({ rows: showbackRows(table, options, selection) }),
};

function creditsPerPercent({ table, limits }: UsageData, seconds: number, options: DimensionOptions): number | null {
  const responses = drawingResponses(table, { seconds, by: 'model', account: null }, options);
  return percentWorth(windowDraws(seconds, [...limits.values()].flat(), responses))?.credits ?? null;
}

function sessionOf({ within }: UsageSelection): readonly string[] {
  return within?.session === undefined ? [] : [within.session];
}

function drawingResponses(table: UsageTable, { by, account }: DrawsQuestion, options: DimensionOptions) {
  const rates = createRates(table.contexts, options.preferences.prices);
  const groups = groupRows(table, by, options);
  const responses: DrawingResponse[] = [];
  const selection = account === null ? allTime : { ...allTime, within: { account } };
  forSelected(table, selection, options, (row) => {
    const [at, price] = [table.at[row] ?? 0, rates(table.context[row] ?? 0, table.at[row] ?? 0)];
    const tokens = tokensAt(table, row);
    responses.push({
      at,
      thread: table.threads[table.thread[row] ?? 0]?.key ?? '',
      credits: price ? costOf(tokens, price.credits) : 0,
      group: groups.keys[groups.of(row)] ?? '',
    });
  });
  return responses;
}

function sessionNames({ threads }: UsageTable, keys: readonly string[]): Readonly<Record<string, SessionName>> {
  const wanted = new Set(keys);
  return Object.fromEntries(
    threads.flatMap(({ key, meta }) => {
      if (!meta || !wanted.has(key)) return [];
      const { bornAt, project, branch, subagent } = meta;
      return [[key, { bornAt, project, branch, subagent }]];
    }),
  );
}
