// Budgets that the user set: how much of one is used, and when it will be exceeded at this pace. Headroom cannot stop Codex; it
// can only warn in time.
import type { Instant } from '../time/instant';
import type { DimensionOptions } from './dimensions';
import { groupUsage } from './group-usage';
import { creditsPerDollar } from './price-response';
import { type Period, periodOf, type RunningWindow } from './report-period';
import type { Budget } from './stored-budgets';
import type { UsageTable } from './usage-table';

export type BudgetStage = '80' | '100' | 'projected';

export interface BudgetState {
  readonly budget: Budget;
  readonly period: Period;
  /** In the budget's unit; null where what a percent is worth is not known. */
  readonly used: number | null;
  /** What will be used by the end of the period at the pace so far; null as `used`, and in the first tenth of the period. */
  readonly projected: number | null;
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
  const within = { [budget.scope]: budget.key };
  const { total } = groupUsage(
    table,
    'model',
    { from: period.from, to: Math.min(period.to, now + 1), within },
    options,
  );
  const used = inUnit(budget.unit, total.credits, total.usd, creditsPerPercent);
  const passed = (now - period.from) / (period.to - period.from);
  const isRolling = budget.period === 'week';
  const projected = used === null || isRolling || passed < earliestShare ? null : used / Math.min(1, passed);
  return {
    budget,
    period,
    used,
    projected,
    stage: stageOf(used, projected, budget.limit),
    atLeast: total.unpriced > 0,
  };
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

/** Whether a hard stop insists: over its limit, and not answered in this period. */
export function insists({ budget, stage, period }: BudgetState): boolean {
  return budget.mode === 'hard' && stage === '100' && budget.answeredFor !== period.from;
}
