// What the referral programme offers this account.
import type { ReferralOfferFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { parseReferralOffer } from './parse-referral-offer';
import { referralOfferToWire } from './referral-offer-to-wire';

export const paths: Paths = ['/referrals/invite/eligibility'];

export const reader: EndpointReader<ReferralOfferFacts> = {
  signs: ['should_show', 'grants', 'offer_id', 'remaining_referrals', 'remaining_send_capacity', 'ineligible_reason'],
  parse: parseReferralOffer,
};

export const wire: WireForm<ReferralOfferFacts> = { body: referralOfferToWire };
