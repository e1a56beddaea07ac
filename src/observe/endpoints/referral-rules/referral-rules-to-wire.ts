import type { ReferralCapacity, ReferralRulesFacts } from '../../../domain/observations/observation';
import type { Wire } from '../endpoint-parts';

export function referralRulesToWire({ rules, capacities }: ReferralRulesFacts): Wire {
  return { rules, time_frame_rules: capacities.map(capacityToWire) };
}

export function capacityToWire({ type, used, total, period }: ReferralCapacity): Wire {
  return { capacity_type: type, invites_sent: used, invites_total: total, time_frame: period };
}
