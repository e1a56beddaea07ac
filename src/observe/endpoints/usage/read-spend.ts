// Spending stops set by a workspace. The unit of their amounts is unknown, so amounts stay as they are spelled.

import type { SpendLimit, SpendReading, SpendScope } from '../../../domain/observations/observation';
import type { Instant } from '../../../domain/time/instant';
import { type BodyPart, field, isAbsent, object } from '../../parsing/body-part';
import { amount, flag, percent, text } from '../../parsing/part-values';
import { readEnd } from './read-limit';

const scopes: readonly (readonly [string, SpendScope])[] = [
  ['group_default_limit', 'group-default'],
  ['workspace_default_limit', 'workspace-default'],
  ['role_budget_limit', 'role'],
  ['group_shared_limit', 'group-shared'],
  ['workspace_shared_limit', 'workspace-shared'],
];

/**
 * Spend control of a usage body; null when it states none. `individual_limit` was seen at three places: the root, inside
 * `rate_limit`, inside `spend_control`. The first one present counts.
 */
export function readSpend(body: BodyPart, at: Instant): SpendReading | null {
  const control = object(field(body, 'spend_control'));
  const own = [body, field(body, 'rate_limit'), ...(control ? [control] : [])]
    .map((place) => field(place, 'individual_limit'))
    .find((place) => !isAbsent(place));
  const individual = own && readSpendLimit(own, 'individual', at);
  if (!control && !individual) return null;
  const shared = control ? scopes.flatMap(([key, scope]) => readSpendLimit(field(control, key), scope, at) ?? []) : [];
  return {
    reached: (control && flag(field(control, 'reached'))) ?? false,
    reachedType: control && text(field(control, 'reached_limit_type'), 64),
    limits: individual ? [individual, ...shared] : shared,
  };
}

function readSpendLimit(found: BodyPart, scope: SpendScope, at: Instant): SpendLimit | null {
  // A bare number is the limit alone.
  if (typeof found.value === 'number' || typeof found.value === 'string') return bareLimit(amount(found), scope);
  const whole = object(found);
  if (!whole) return null;
  // Group variants wrap the figures, beside an id and a name, which are not read.
  const limit = object(field(whole, 'details')) ?? whole;
  const amounts = {
    limit: amount(field(limit, 'limit')),
    used: amount(field(limit, 'used')),
    remaining: amount(field(limit, 'remaining')),
  };
  const silent = ['reset_at', 'resets_at', 'reset_after_seconds'].every((key) => isAbsent(field(limit, key)));
  return {
    scope,
    ...amounts,
    usedPercent:
      percent(field(limit, 'used_percent')) ??
      usedFromRemaining(field(limit, 'remaining_percent')) ??
      usedFromAmounts(amounts),
    resetsAt: silent ? null : readEnd(limit, at),
  };
}

function bareLimit(limit: string | null, scope: SpendScope): SpendLimit | null {
  return limit === null ? null : { scope, limit, used: null, remaining: null, usedPercent: null, resetsAt: null };
}

/** Where the page states no percent, its amounts do: 37.5 used of 100. */
function usedFromAmounts({ limit, used }: Pick<SpendLimit, 'limit' | 'used'>): number | null {
  if (limit === null || used === null || !(Number(limit) > 0)) return null;
  const share = (100 * Number(used)) / Number(limit);
  return Math.round(Math.min(100, Math.max(0, share)) * 1e6) / 1e6;
}

function usedFromRemaining(found: BodyPart): number | null {
  const remaining = percent(found);
  return remaining === null ? null : Math.round((100 - remaining) * 1e6) / 1e6; // 100 − 92.239 is 7.761, not 7.7609999…
}
