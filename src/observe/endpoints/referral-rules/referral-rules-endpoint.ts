// The rules of the referral programme (June 2026 pilot).
import type { ReferralRulesFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { parseReferralRules } from './parse-referral-rules';
import { referralRulesToWire } from './referral-rules-to-wire';

export const paths: Paths = ['/wham/referrals/eligibility_rules'];

export const reader: EndpointReader<ReferralRulesFacts> = {
  signs: ['rules', 'time_frame_rules'],
  parse: parseReferralRules,
};

export const wire: WireForm<ReferralRulesFacts> = { body: referralRulesToWire };
