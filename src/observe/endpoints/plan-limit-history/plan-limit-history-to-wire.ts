import type { PlanLimitHistoryFacts } from '../../../domain/observations/observation';
import type { Wire } from '../endpoint-parts';
import { isoOf } from '../wire-values';

export function planLimitHistoryToWire({ asOf, from, complete, periods }: PlanLimitHistoryFacts): Wire {
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

/** Hundredths of a percent, with at most four decimals. */
function basisPoints(percent: number): number {
  return Math.round(percent * 1e6) / 1e4;
}
