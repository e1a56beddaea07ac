// What the referral programme offers this account.
import { fields, isBoolean, isNumber, isText, listOf, oneOf, orNull } from '../../validation/checks';
import { isCapacity, type ReferralCapacity } from './referral-rules-facts';

/** What a finished invitation pays, and to whom. */
interface ReferralGrant {
  readonly to: 'inviter' | 'friend' | 'unknown';
  readonly kind: 'reset' | 'credits' | 'other';
  readonly amount: number | null;
}

export interface ReferralOfferFacts {
  readonly shown: boolean | null;
  readonly program: string | null;
  readonly offer: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly ineligibleReason: string | null;
  readonly ineligibleCode: string | null;
  readonly grants: readonly ReferralGrant[];
  readonly remainingInvites: number | null;
  readonly remainingRewards: number | null;
  readonly rules: readonly string[];
  readonly capacities: readonly ReferralCapacity[];
}

const isGrant = fields<ReferralGrant>({
  to: oneOf('inviter', 'friend', 'unknown'),
  kind: oneOf('reset', 'credits', 'other'),
  amount: orNull(isNumber),
});

export const isReferralOfferFacts = fields<ReferralOfferFacts>({
  shown: orNull(isBoolean),
  program: orNull(isText),
  offer: orNull(isText),
  title: orNull(isText),
  description: orNull(isText),
  ineligibleReason: orNull(isText),
  ineligibleCode: orNull(isText),
  grants: listOf(isGrant),
  remainingInvites: orNull(isNumber),
  remainingRewards: orNull(isNumber),
  rules: listOf(isText),
  capacities: listOf(isCapacity),
});
