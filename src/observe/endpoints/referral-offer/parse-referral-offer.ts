// GET /referrals/invite/eligibility, in the shape of the June 2026 pilot (one grant, resets) and in today's (a list of
// grants for both sides, mostly credits).
import type { ReferralOfferFacts } from '../../../domain/observations/observation';
import { absent, type Found, list, object, under, underAny } from '../../parsing/found';
import { count, flag, number, text } from '../../parsing/found-values';
import { readCapacity, readRule } from '../referral-rules/parse-referral-rules';

type Grant = ReferralOfferFacts['grants'][number];

export function parseReferralOffer(body: Found): ReferralOfferFacts {
  return {
    shown: flag(under(body, 'should_show')),
    program: text(underAny(body, ['program_id', 'referral_key']), 64),
    offer: text(under(body, 'offer_id'), 64),
    title: text(under(body, 'title'), 160),
    description: text(under(body, 'description'), 600),
    ineligibleReason: text(under(body, 'ineligible_reason'), 400),
    ineligibleCode: text(under(body, 'ineligible_reason_code'), 64),
    grants: absent(under(body, 'grants')) ? readPilotGrant(body) : list(under(body, 'grants'), readGrant),
    remainingInvites: count(underAny(body, ['remaining_send_capacity', 'remaining_referrals'])),
    remainingRewards: count(under(body, 'remaining_reward_capacity')),
    rules: list(under(body, 'rules'), readRule),
    capacities: list(under(body, 'time_frame_rules'), readCapacity),
  };
}

/**
 * The pilot named the deed that pays ("first_codex_message") and a number; it paid in resets, to both sides from
 * 11 June 2026 on, yet the body speaks for the inviter only.
 */
function readPilotGrant(body: Found): Grant[] {
  const deed = text(under(body, 'grant_action'), 64);
  const amount = readAmount(under(body, 'grant_amount'));
  const rewarded = flag(under(body, 'has_rewards'));
  if (rewarded === false || (deed === null && amount === null)) return [];
  return [{ to: 'inviter', kind: deed?.includes('credit') && !deed.includes('reset') ? 'credits' : 'reset', amount }];
}

function readGrant(entry: Found): Grant | null {
  const grant = object(entry);
  if (!grant) return null;
  return {
    to: sideOf(text(under(grant, 'recipient'), 32)),
    kind: kindOf(text(under(grant, 'grant_type'), 64)),
    amount: readAmount(under(grant, 'amount')),
  };
}

function sideOf(recipient: string | null): Grant['to'] {
  if (recipient === 'referrer') return 'inviter';
  return recipient === 'recipient' || recipient === 'referee' ? 'friend' : 'unknown';
}

/** `rate_limit_reset_credit` is a reset although it says credit. */
function kindOf(type: string | null): Grant['kind'] {
  if (type?.includes('reset')) return 'reset';
  return type?.includes('credit') ? 'credits' : 'other';
}

function readAmount(found: Found): number | null {
  const amount = number(found);
  return amount !== null && amount >= 0 ? amount : null;
}
