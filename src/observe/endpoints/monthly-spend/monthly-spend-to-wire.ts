import type { MonthlySpendFacts } from '../../../domain/observations/observation';
import type { Wire } from '../endpoint-parts';

export function monthlySpendToWire({ used, limit, unit, hard }: MonthlySpendFacts): Wire {
  const enforcement_mode = hard ? 'HARD_CAP' : limit === null ? 'NO_LIMIT' : 'SOFT_CAP';
  return { current_month_usage: used, effective_monthly_limit: { limit, enforcement_mode }, balance_unit: unit };
}
