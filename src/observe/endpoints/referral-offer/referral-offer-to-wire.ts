import type { ReferralOfferFacts } from '../../../domain/observations/observation';
import type { Wire } from '../endpoint-parts';
import { capacityToWire } from '../referral-rules/referral-rules-to-wire';

const recipients = { inviter: 'referrer', friend: 'recipient', unknown: 'unknown' } as const;
const grantTypes = { reset: 'rate_limit_reset_credit', credits: 'personal_credits', other: 'other' } as const;

export function referralOfferToWire(facts: ReferralOfferFacts): Wire {
  return {
    should_show: facts.shown,
    program_id: facts.program,
    offer_id: facts.offer,
    title: facts.title,
    description: facts.description,
    ineligible_reason: facts.ineligibleReason,
    ineligible_reason_code: facts.ineligibleCode,
    grants: facts.grants.map(({ to, kind, amount }) => ({
      recipient: recipients[to],
      grant_type: grantTypes[kind],
      amount,
    })),
    remaining_send_capacity: facts.remainingInvites,
    remaining_reward_capacity: facts.remainingRewards,
    rules: facts.rules,
    time_frame_rules: facts.capacities.map(capacityToWire),
  };
}
