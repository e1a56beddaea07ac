// GET /wham/usage/plan_limit_history: the server's own list of past windows, which it calls approximate.
import type { PlanLimitHistoryFacts } from '../../../domain/observations/observation';
import { type BodyPart, drop, field, list, object, required } from '../../parsing/body-part';
import { flag, instant, number, text } from '../../parsing/part-values';

type Period = PlanLimitHistoryFacts['periods'][number];

export function parsePlanLimitHistory(body: BodyPart): PlanLimitHistoryFacts {
  return {
    asOf: instant(field(body, 'data_as_of')),
    from: instant(field(body, 'coverage_start')),
    complete: flag(field(body, 'coverage_complete')) ?? false,
    periods: list(field(body, 'periods'), readPeriod),
  };
}

function readPeriod(entry: BodyPart): Period | null {
  const period = object(entry);
  if (!period) return null;
  const seconds = required(field(period, 'window_minutes'), readMinutes);
  const startsAt = required(field(period, 'starts_at'), instant);
  const endsAt = required(field(period, 'ends_at'), instant);
  const usedPercent = required(field(period, 'used_basis_points'), readBasisPoints);
  if (seconds === null || startsAt === null || endsAt === null || usedPercent === null) return null;
  return {
    seconds,
    plan: text(field(period, 'plan_type'), 64),
    startsAt,
    endsAt,
    usedPercent,
    complete: flag(field(period, 'accounting_complete')) ?? false,
    models: list(field(period, 'breakdowns'), readModels).flat(),
  };
}

function readModels(entry: BodyPart): Period['models'] | null {
  const breakdown = object(entry);
  if (!breakdown || text(field(breakdown, 'dimension'), 16) !== 'model') return null;
  return list(field(breakdown, 'rows'), (row) => {
    const name = text(field(row, 'key'), 64);
    const percent = readBasisPoints(field(row, 'basis_points'));
    return name === null || percent === null ? null : { name, percent };
  });
}

function readMinutes(found: BodyPart): number | null {
  const minutes = number(found);
  if (minutes === null) return null;
  return minutes > 0 && minutes < 1e7 ? Math.round(minutes * 60) : drop(found, 'is not a length');
}

/** Hundredths of a percent, sometimes with a fraction: 1971.5 is 19.715 %. */
function readBasisPoints(found: BodyPart): number | null {
  const points = number(found);
  return points === null ? null : Math.min(100, Math.max(0, Math.round(points * 1e4) / 1e6));
}
