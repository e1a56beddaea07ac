// What the rules of the referral programme say.
import { fields, isNumber, isText, listOf, oneOf, orNull } from '../../validation/checks';

export interface ReferralCapacity {
  readonly type: 'send' | 'reward' | null;
  readonly used: number | null;
  readonly total: number | null;
  readonly period: string | null;
}

export interface ReferralRulesFacts {
  readonly rules: readonly string[];
  readonly capacities: readonly ReferralCapacity[];
}

export const isCapacity = fields<ReferralCapacity>({
  type: orNull(oneOf('send', 'reward')),
  used: orNull(isNumber),
  total: orNull(isNumber),
  period: orNull(isText),
});

export const isReferralRulesFacts = fields<ReferralRulesFacts>({
  rules: listOf(isText),
  capacities: listOf(isCapacity),
});
