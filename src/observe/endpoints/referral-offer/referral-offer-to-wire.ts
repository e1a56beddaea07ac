// The bodies of the referral programme, written back from facts. Invitations come back as counted: nobody is in them.
import type {
  InvitesFacts,
  ReferralCapacity,
  ReferralOfferFacts,
  ReferralRulesFacts,
} from '../../../domain/observations/observation';
import { isoOf } from '../usage/usage-to-wire';

type Wire = Record<string, unknown>;

const recipients = { inviter: 'referrer', friend: 'recipient', unknown: 'unknown' } as const;
const grantTypes = { reset: 'rate_limit_reset_credit', credits: 'personal_credits', other: 'other' } as const;

export function offerToWire(facts: ReferralOfferFacts): Wire {
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

export function rulesToWire({ rules, capacities }: ReferralRulesFacts): Wire {
  return { rules, time_frame_rules: capacities.map(capacityToWire) };
}

export function invitesToWire({ byStatus, oldestPendingAt, complete }: InvitesFacts): Wire {
  const items = Object.entries(byStatus).flatMap(([status, count]) =>
    Array.from({ length: count }, () => ({
      status,
      created_at: status === 'pending' ? isoOf(oldestPendingAt) : null,
    })),
  );
  return { items, cursor: complete ? null : 'more' };
}

function capacityToWire({ type, used, total, period }: ReferralCapacity): Wire {
  return { capacity_type: type, invites_sent: used, invites_total: total, time_frame: period };
}
