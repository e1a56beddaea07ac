// Budgets and deferred tasks as the user's decisions keep them.
import type { Instant } from '../time/instant';

export const budgetScopes = ['account', 'project', 'ticket', 'costCentre'] as const;
export const budgetPeriods = ['day', 'week', 'month', 'cycle'] as const;
export const budgetUnits = ['credits', 'usd', 'percent'] as const;
/** hard: insists until answered; soft: tells; degraded: names cheaper ways; queue: keeps a list for later. */
export const budgetModes = ['soft', 'hard', 'degraded', 'queue'] as const;

export interface Budget {
  readonly id: string;
  readonly scope: (typeof budgetScopes)[number];
  /** Key of the account, project, ticket or cost centre. */
  readonly key: string;
  /** What it is called on screens and in alerts. */
  readonly name: string;
  readonly period: (typeof budgetPeriods)[number];
  /** `percent`: points of the longest window, by what one percent is worth here. */
  readonly unit: (typeof budgetUnits)[number];
  readonly limit: number;
  readonly mode: (typeof budgetModes)[number];
  /** Run in which the user answered a hard stop (`BudgetState.epoch`). */
  readonly answeredFor?: Instant;
}

/** A task put off until the budget allows it. */
export interface DeferredTask {
  readonly id: string;
  readonly text: string;
  readonly addedAt: Instant;
}

/** Budgets as stored by this or any other version; those that are not whole are left out. */
export function budgetsFrom(stored: unknown): Budget[] {
  return (Array.isArray(stored) ? stored : []).filter(isBudget);
}

function isBudget(value: unknown): value is Budget {
  if (typeof value !== 'object' || value === null) return false;
  const { id, scope, key, name, period, unit, limit, mode } = value as Partial<Budget>;
  return (
    [id, key, name].every((text) => typeof text === 'string') &&
    (budgetScopes as readonly unknown[]).includes(scope) &&
    (budgetPeriods as readonly unknown[]).includes(period) &&
    (budgetUnits as readonly unknown[]).includes(unit) &&
    (budgetModes as readonly unknown[]).includes(mode) &&
    typeof limit === 'number' &&
    Number.isFinite(limit) &&
    limit > 0
  );
}

/** Deferred tasks as stored. */
export function deferredFrom(stored: unknown): DeferredTask[] {
  return (Array.isArray(stored) ? stored : []).filter(
    (task) =>
      typeof task === 'object' &&
      task !== null &&
      typeof task.id === 'string' &&
      typeof task.text === 'string' &&
      Number.isFinite(task.addedAt),
  );
}
