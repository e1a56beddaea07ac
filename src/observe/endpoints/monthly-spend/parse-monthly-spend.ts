// GET /accounts/{id}/spend-controls/current-user/monthly-usage: answered for workspaces only, 401 elsewhere.
import type { MonthlySpendFacts } from '../../../domain/observations/observation';
import { type BodyPart, field, isAbsent, object } from '../../parsing/body-part';
import { amount, text } from '../../parsing/part-values';

/** The server's words for a limit that is not in force. */
const unlimited = /^(?:none|disabled|off|no_limit)$/i;

export function parseMonthlySpend(body: BodyPart): MonthlySpendFacts {
  const effective = object(field(body, 'effective_monthly_limit'));
  const mode = effective && text(field(effective, 'enforcement_mode'), 32);
  const stated = effective && amount(field(effective, 'limit'));
  return {
    used: amount(field(body, 'current_month_usage')),
    limit: unlimited.test(mode ?? '') ? null : stated,
    unit: readUnit(body, effective),
    hard: /^hard/i.test(mode ?? ''),
  };
}

/** Stated by newer bodies; older ones name it in the limit's mode: `amount_credits`. */
function readUnit(body: BodyPart, effective: BodyPart | null): string | null {
  const stated = field(body, 'balance_unit');
  if (!isAbsent(stated)) return text(stated, 32);
  const mode = effective && text(field(effective, 'limit_mode'), 32);
  return mode === 'amount_credits' ? 'credit' : null;
}
