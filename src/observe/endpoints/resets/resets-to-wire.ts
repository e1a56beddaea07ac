// The bodies of the bank, of credits and of the page's own histories, written back from facts.
import type {
  BalanceFacts,
  CreditUsageFacts,
  DailyUsageFacts,
  PlanLimitHistoryFacts,
  ResetHistoryFacts,
  ResetsFacts,
} from '../../../domain/observations/observation';
import { isoOf, unreadable } from '../usage/usage-to-wire';

type Wire = Record<string, unknown>;
/** A placeholder for a reset: the same for the same one throughout an export. */
export type NameReset = (key: string) => string;

export function resetsToWire(
  { available, resets, totalEarned, purchaseOffered, partial }: ResetsFacts,
  name: NameReset,
): Wire {
  const credits = resets.map((reset) => ({
    id: name(reset.key),
    status: reset.status,
    title: reset.title,
    description: reset.description,
    granted_at: isoOf(reset.grantedAt),
    expires_at: isoOf(reset.expiresAt),
    redeemed_at: isoOf(reset.redeemedAt),
  }));
  return {
    credits: partial ? [...credits, unreadable] : credits,
    available_count: available,
    total_earned_count: totalEarned,
    immediate_reset_purchase_eligible: purchaseOffered,
  };
}

export function historyToWire({ events, from, to, complete }: ResetHistoryFacts, name: NameReset): Wire {
  return {
    events: events.map(({ key, kind, at }) => ({ id: `${name(key)}:${kind}`, kind, occurred_at: isoOf(at) })),
    window_start: isoOf(from),
    as_of: isoOf(to),
    next_cursor: complete ? null : 'more',
  };
}

export function balanceToWire({ balance, grants }: BalanceFacts): Wire {
  return {
    balance,
    expiring_balance_details: grants.map(({ granted, remaining, expiresAt, type }) => ({
      amount_granted: granted,
      amount_remaining: remaining,
      expiry_date: isoOf(expiresAt),
      grant_type: type,
    })),
  };
}

export function planHistoryToWire({ asOf, from, complete, periods }: PlanLimitHistoryFacts): Wire {
  return {
    data_as_of: isoOf(asOf),
    coverage_start: isoOf(from),
    coverage_complete: complete,
    periods: periods.map((period) => ({
      window_minutes: period.seconds / 60,
      plan_type: period.plan,
      starts_at: isoOf(period.startsAt),
      ends_at: isoOf(period.endsAt),
      accounting_complete: period.complete,
      used_basis_points: basisPoints(period.usedPercent),
      breakdowns: [
        {
          dimension: 'model',
          rows: period.models.map(({ name, percent }) => ({ key: name, basis_points: basisPoints(percent) })),
        },
      ],
    })),
  };
}

export function dailyToWire({ units, days }: DailyUsageFacts): Wire {
  return {
    units,
    data: days.map(({ date, surfaces, models }) => ({
      date,
      product_surface_usage_values: Object.fromEntries(surfaces.map(({ name, value }) => [name, value])),
      models: models.map(({ name, speed, value }) => ({ model: name, speed, credits: value })),
    })),
  };
}

export function creditUsageToWire({ entries }: CreditUsageFacts): Wire {
  return {
    data: entries.map(({ date, surface, credits }) => ({ date, product_surface: surface, credit_amount: credits })),
  };
}

function basisPoints(percent: number): number {
  return Math.round(percent * 1e6) / 1e4;
}
