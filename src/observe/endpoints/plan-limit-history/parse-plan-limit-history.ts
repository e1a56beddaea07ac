// GET /wham/usage/plan_limit_history: the server's own list of past windows, approximate by its own word.
import type { PlanLimitHistoryFacts } from '../../../domain/observations/observation';
import { drop, type Found, list, needed, object, under } from '../../parsing/found';
import { flag, instant, number, text } from '../../parsing/found-values';

type Period = PlanLimitHistoryFacts['periods'][number];

export function parsePlanLimitHistory(body: Found): PlanLimitHistoryFacts {
  return {
    asOf: instant(under(body, 'data_as_of')),
    from: instant(under(body, 'coverage_start')),
    complete: flag(under(body, 'coverage_complete')) ?? false,
    periods: list(under(body, 'periods'), readPeriod),
  };
}

function readPeriod(entry: Found): Period | null {
  const period = object(entry);
  if (!period) return null;
  const seconds = needed(under(period, 'window_minutes'), readMinutes);
  const startsAt = needed(under(period, 'starts_at'), instant);
  const endsAt = needed(under(period, 'ends_at'), instant);
  const usedPercent = needed(under(period, 'used_basis_points'), readBasisPoints);
  if (seconds === null || startsAt === null || endsAt === null || usedPercent === null) return null;
  return {
    seconds,
    plan: text(under(period, 'plan_type'), 64),
    startsAt,
    endsAt,
    usedPercent,
    complete: flag(under(period, 'accounting_complete')) ?? false,
    models: list(under(period, 'breakdowns'), readModels).flat(),
  };
}

function readModels(entry: Found): Period['models'] | null {
  const breakdown = object(entry);
  if (!breakdown || text(under(breakdown, 'dimension'), 16) !== 'model') return null;
  return list(under(breakdown, 'rows'), (row) => {
    const name = text(under(row, 'key'), 64);
    const percent = readBasisPoints(under(row, 'basis_points'));
    return name === null || percent === null ? null : { name, percent };
  });
}

function readMinutes(found: Found): number | null {
  const minutes = number(found);
  if (minutes === null) return null;
  return minutes > 0 && minutes < 1e7 ? Math.round(minutes * 60) : drop(found, 'is not a length');
}

/** Hundredths of a percent, seen with a fraction (1971.5 is 19.715 %). */
function readBasisPoints(found: Found): number | null {
  const points = number(found);
  return points === null ? null : Math.min(100, Math.max(0, Math.round(points * 1e4) / 1e6));
}
