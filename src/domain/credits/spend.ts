// Limits on spending: those a usage body states, and a workspace member's limit for this month, stated elsewhere.
import type { AccountState } from '../accounts/account-state';
import type { SpendLimitView, SpendView } from '../accounts/account-view';
import type { MonthlySpendFacts } from '../observations/observation';

/**
 * What is known about spending limits; null where nothing was stated. The month's figure is used as the member's own limit
 * where the usage body states none: it is the same limit, and the only one with a unit.
 */
export function spendOf({ spend, monthlySpend }: Pick<AccountState, 'spend' | 'monthlySpend'>): SpendView | null {
  const month = monthlySpend ? monthLimit(monthlySpend.value) : null;
  if (spend === null && month === null) return null;
  const limits = (spend?.value.limits ?? []).map((limit): SpendLimitView => ({ ...limit, unit: null }));
  const hasOwn = limits.some(({ scope }) => scope === 'individual');
  return {
    reached: (spend?.value.reached ?? false) || isReached(monthlySpend?.value),
    reachedType: spend?.value.reachedType ?? null,
    limits: month && !hasOwn ? [month, ...limits] : limits,
  };
}

/** The server's rule for a hard limit. A soft one lets work go on. */
function isReached(month: MonthlySpendFacts | undefined): boolean {
  if (!month?.hard || month.limit === null) return false;
  return Number(month.used ?? 0) >= Number(month.limit);
}

function monthLimit({ used, limit, unit }: MonthlySpendFacts): SpendLimitView | null {
  if (used === null && limit === null) return null;
  const share = (100 * Number(used ?? 0)) / Number(limit ?? 0);
  const usedPercent = Number.isFinite(share) ? Math.min(100, Math.max(0, share)) : null;
  return { scope: 'individual', limit, used, remaining: null, usedPercent, resetsAt: null, unit };
}
