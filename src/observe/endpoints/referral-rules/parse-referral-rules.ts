// GET /wham/referrals/eligibility_rules (June pilot), and the same parts inside today's eligibility body.

import type { ReferralCapacity, ReferralRulesFacts } from '../../../domain/observations/observation';
import { isRecord } from '../../../domain/validation/checks';
import { anyField, type BodyPart, field, list, object } from '../../parsing/body-part';
import { count, text } from '../../parsing/part-values';

export function parseReferralRules(body: BodyPart): ReferralRulesFacts {
  return {
    rules: list(field(body, 'rules'), readRule),
    capacities: list(field(body, 'time_frame_rules'), readCapacity),
  };
}

/** A sentence, or an object holding one. */
export function readRule(entry: BodyPart): string | null {
  return text(isRecord(entry.value) ? anyField(entry, ['text', 'description', 'title']) : entry, 400);
}

/** How many invitations of a period are used up. The June pilot does not say whether sending or earning is meant. */
export function readCapacity(entry: BodyPart): ReferralCapacity | null {
  const rule = object(entry);
  if (!rule) return null;
  const type = text(anyField(rule, ['capacity_type', 'type']), 32);
  return {
    type: type === 'send' || type === 'reward' ? type : null,
    used: count(field(rule, 'invites_sent')),
    total: count(field(rule, 'invites_total')),
    period: text(field(rule, 'time_frame'), 32),
  };
}
