// GET /wham/referrals/eligibility_rules (June pilot), and the same parts inside today's eligibility body.
import type { ReferralCapacity, ReferralRulesFacts } from '../../../domain/observations/observation';
import { type Found, isRecord, list, object, under, underAny } from '../../parsing/found';
import { count, text } from '../../parsing/found-values';

export function parseReferralRules(body: Found): ReferralRulesFacts {
  return {
    rules: list(under(body, 'rules'), readRule),
    capacities: list(under(body, 'time_frame_rules'), readCapacity),
  };
}

/** A sentence, or an object holding one. */
export function readRule(entry: Found): string | null {
  return text(isRecord(entry.value) ? underAny(entry, ['text', 'description', 'title']) : entry, 400);
}

/** How many invitations of a period are gone; which of sending and earning is meant was not said in June. */
export function readCapacity(entry: Found): ReferralCapacity | null {
  const rule = object(entry);
  if (!rule) return null;
  const type = text(underAny(rule, ['capacity_type', 'type']), 32);
  return {
    type: type === 'send' || type === 'reward' ? type : null,
    used: count(under(rule, 'invites_sent')),
    total: count(under(rule, 'invites_total')),
    period: text(under(rule, 'time_frame'), 32),
  };
}
