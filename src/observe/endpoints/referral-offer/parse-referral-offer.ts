// GET /referrals/invite/eligibility, in the shape of the June 2026 pilot (one grant, resets) and in today's (a list of
// grants for both sides, mostly credits).
import type { ReferralOfferFacts } from '../../../domain/observations/observation';
import { anyField, type BodyPart, field, isAbsent, list, object } from '../../parsing/body-part';
import { count, flag, number, text } from '../../parsing/part-values';
import { readCapacity, readRule } from '../referral-rules/parse-referral-rules';

type Grant = ReferralOfferFacts['grants'][number];

export function parseReferralOffer(body: BodyPart): ReferralOfferFacts {
  return {
    shown: flag(field(body, 'should_show')),
    program: text(anyField(body, ['program_id', 'referral_key']), 64),
    offer: text(field(body, 'offer_id'), 64),
    title: text(field(body, 'title'), 160),
    description: text(field(body, 'description'), 600),
    ineligibleReason: text(field(body, 'ineligible_reason'), 400),
    ineligibleCode: text(field(body, 'ineligible_reason_code'), 64),
    grants: isAbsent(field(body, 'grants')) ? readPilotGrant(body) : list(field(body, 'grants'), readGrant),
    remainingInvites: count(anyField(body, ['remaining_send_capacity', 'remaining_referrals'])),
    remainingRewards: count(field(body, 'remaining_reward_capacity')),
    rules: list(field(body, 'rules'), readRule),
    capacities: list(field(body, 'time_frame_rules'), readCapacity),
  };
}

/**
 * The pilot named the action that is rewarded ("first_codex_message") and a number. It paid in resets, from 11 June 2026 on to
 * both sides, but the body states the inviter's reward only.
 */
function readPilotGrant(body: BodyPart): Grant[] {
  const action = text(field(body, 'grant_action'), 64);
  const amount = readAmount(field(body, 'grant_amount'));
  const rewarded = flag(field(body, 'has_rewards'));
  if (rewarded === false || (action === null && amount === null)) return [];
  return [
    { to: 'inviter', kind: action?.includes('credit') && !action.includes('reset') ? 'credits' : 'reset', amount },
  ];
}

function readGrant(entry: BodyPart): Grant | null {
  const grant = object(entry);
  if (!grant) return null;
  return {
    to: sideOf(text(field(grant, 'recipient'), 32)),
    kind: kindOf(text(field(grant, 'grant_type'), 64)),
    amount: readAmount(field(grant, 'amount')),
  };
}

function sideOf(recipient: string | null): Grant['to'] {
  if (recipient === 'referrer') return 'inviter';
  return recipient === 'recipient' || recipient === 'referee' ? 'friend' : 'unknown';
}

/** `rate_limit_reset_credit` is a reset, although its name says credit. */
function kindOf(type: string | null): Grant['kind'] {
  if (type?.includes('reset')) return 'reset';
  return type?.includes('credit') ? 'credits' : 'other';
}

function readAmount(found: BodyPart): number | null {
  const amount = number(found);
  return amount !== null && amount >= 0 ? amount : null;
}
