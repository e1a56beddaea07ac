// Budgets that the user set: how much of one is used, and when it will be exceeded at this pace. Headroom cannot stop Codex; it
// can only warn in time.
import { type Instant, toleranceMs, weekMs } from '../time/instant';
import type { DimensionOptions } from './dimensions';
import { forSelected, groupUsage, type UsageSelection } from './group-usage';
import { costOf, createRates, creditsPerDollar } from './price-response';
import { type Period, periodOf, type RunningWindow } from './report-period';
import { highestWithinWeek, type Use } from './rolling-pace';
import type { Budget } from './stored-budgets';
import { tokensAt, type UsageTable } from './usage-table';

export type BudgetStage = '80' | '100' | 'projected';

export interface BudgetState {
  readonly budget: Budget;
  readonly period: Period;
  /**
   * Names the run of the budget: what was told or answered in it is not told again. The begin of its period; a rolling one begins anew
   * every day, so that its runs are weeks.
   */
  readonly epoch: Instant;
  /** In the budget's unit; null where what a percent is worth is not known. */
  readonly used: number | null;
  /**
   * What will be used by the end of the period at the pace so far; null as `used`, and in the first tenth of the period. Of a rolling
   * period, the most it will hold in the next seven days at the pace of the last 24 hours.
   */
  readonly projected: number | null;
  /** The period has no end: days drop out of it as others come. */
  readonly rolling: boolean;
  /** Null below 80 % and not on course to cross. */
  readonly stage: BudgetStage | null;
  /** A lower bound: some responses have no known price. */
  readonly atLeast: boolean;
}

const [nearShare, earliestShare] = [0.8, 0.1];

/** The state of a budget at `now`. `creditsPerPercent`: what 1 % of the longest window is worth here, null where not known. */
export function budgetState(
  budget: Budget,
  table: UsageTable,
  options: DimensionOptions,
  now: Instant,
  window: RunningWindow | null,
  creditsPerPercent: number | null,
): BudgetState {
  const name = budget.period === 'day' ? 'today' : budget.period;
  const period = periodOf({ name }, now, options.zone, window);
  const selection = {
    from: period.from,
    to: Math.min(period.to, now + 1),
    within: { [budget.scope]: budget.key },
  };
  const { total } = groupUsage(table, 'model', selection, options);
  const used = inUnit(budget.unit, total.credits, total.usd, creditsPerPercent);
  // Without a window that runs, a cycle is a week.
  const rolling = budget.period === 'week' || (budget.period === 'cycle' && window === null);
  const projected =
    used === null
      ? null
      : rolling
        ? highestWithinWeek(usesOf(table, selection, budget.unit, creditsPerPercent, options), now, options.zone)
        : atPaceSoFar(used, period, now);
  return {
    budget,
    period,
    epoch: rolling ? Math.floor(period.from / weekMs) * weekMs : period.from,
    used,
    projected,
    rolling,
    stage: stageOf(used, projected, budget.limit),
    atLeast: total.unpriced > 0,
  };
}

/** Null in the first tenth of the period, where one task would say too much. */
function atPaceSoFar(used: number, { from, to }: Period, now: Instant): number | null {
  const passed = (now - from) / (to - from);
  return passed < earliestShare ? null : used / Math.min(1, passed);
}

/** Each selected response in the budget's unit. */
function usesOf(
  table: UsageTable,
  selection: UsageSelection,
  unit: Budget['unit'],
  creditsPerPercent: number | null,
  options: DimensionOptions,
): Use[] {
  const rates = createRates(table.contexts, options.preferences.prices);
  const uses: Use[] = [];
  forSelected(table, selection, options, (row) => {
    const at = table.at[row] ?? 0;
    const price = rates(table.context[row] ?? 0, at);
    if (!price) return;
    const tokens = tokensAt(table, row);
    const [credits, usd] = [costOf(tokens, price.credits), costOf(tokens, price.usd)];
    uses.push({ at, amount: inUnit(unit, credits, usd, creditsPerPercent) ?? 0 });
  });
  return uses;
}

/** By account: credits of its smallest budget of a month, also where that is in dollars. What a percent is worth varies too much. */
export function monthBudgets(budgets: readonly Budget[]): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const { scope, period, unit, key, limit } of budgets) {
    if (scope !== 'account' || period !== 'month' || unit === 'percent') continue;
    const credits = unit === 'usd' ? limit * creditsPerDollar : limit;
    limits.set(key, Math.min(credits, limits.get(key) ?? credits));
  }
  return limits;
}

function inUnit(unit: Budget['unit'], credits: number, usd: number, creditsPerPercent: number | null): number | null {
  if (unit === 'credits') return credits;
  if (unit === 'usd') return usd;
  return creditsPerPercent === null ? null : credits / creditsPerPercent;
}

function stageOf(used: number | null, projected: number | null, limit: number): BudgetStage | null {
  if (used === null || limit <= 0) return null;
  if (used >= limit) return '100';
  if (used >= limit * nearShare) return '80';
  return projected !== null && projected > limit ? 'projected' : null;
}

/** Whether a hard stop insists: over its limit, and not answered in this run. */
export function insists(state: BudgetState): boolean {
  return state.budget.mode === 'hard' && state.stage === '100' && !isAnswered(state);
}

/** Whether the user answered the hard stop in this run. The end of a cycle, and with it its begin, differs by seconds between readings. */
export function isAnswered({ budget: { answeredFor }, epoch }: BudgetState): boolean {
  return answeredFor !== undefined && Math.abs(answeredFor - epoch) <= toleranceMs;
}
