// The referral programme as the account sees it: what changes in the offer, in what is left of it, in the invitations.
import { canonicalJson } from '../hashing/canonical-json';
import type {
  InvitesFacts,
  Observation,
  ObservationOf,
  ReferralOfferFacts,
  ReferralRulesFacts,
} from '../observations/observation';
import type { Instant } from '../time/instant';
import { comparedOffer, type ReferralChange, type ReferralDraft } from './referral-state';

type Side = Record<string, unknown>;

const none: readonly ReferralChange[] = [];
/** One was seen at a time, and two in all. */
const mostProgrammes = 16;

/** Reports only the fields that differ. Writes to `referral` alone. */
export function reduceReferral(referral: ReferralDraft, observation: Observation): readonly ReferralChange[] {
  switch (observation.kind) {
    case 'referral-offer':
      return reduceOffer(referral, observation);
    case 'referral-rules':
      return reduceRules(referral, observation);
    case 'invites':
      return reduceInvites(referral, observation);
    default:
      return none;
  }
}

function reduceOffer(referral: ReferralDraft, { facts, at, id }: ObservationOf<'referral-offer'>) {
  const program = facts.program ?? '';
  const before = offerBefore(referral, program);
  const since = referral.offer?.at ?? at;
  const { [program]: _, ...others } = referral.offers;
  const kept = Object.entries(others).slice(-(mostProgrammes - 1));
  referral.offers = { ...Object.fromEntries(kept), [program]: comparedOffer(facts) };
  referral.offer = { at, value: facts };
  return before ? compare(referral, `offer ${program}`, offerSide(before), offerSide(facts), since, id) : none;
}

/** Each programme is followed separately. The June pilot's body named none; the programme after it continues it. */
function offerBefore({ offers, offer }: ReferralDraft, program: string): ReferralOfferFacts | undefined {
  const last = offer?.value;
  return offers[program] ?? (program === '' || last?.program === null ? last : undefined);
}

function reduceRules(referral: ReferralDraft, { facts, at, id }: ObservationOf<'referral-rules'>) {
  const before = referral.rules;
  referral.rules = { at, value: facts };
  return before ? compare(referral, 'rules', rulesSide(before.value), rulesSide(facts), before.at, id) : none;
}

function reduceInvites(
  referral: ReferralDraft,
  { facts, at, id }: ObservationOf<'invites'>,
): readonly ReferralChange[] {
  const before = referral.invites;
  referral.invites = { at, value: facts };
  // A page of several counts only its own entries.
  if (!before?.value.complete || !facts.complete || before.value.period !== facts.period) return none;
  const [was, is] = [{ invites: before.value.byStatus }, { invites: facts.byStatus }];
  const changed = compare(referral, 'invites', was, is, before.at, id);
  const isDone = changed.length > 0 && doneCount(facts) > doneCount(before.value);
  return isDone ? [...changed, { type: 'invite-done', since: before.at }] : changed;
}

const doneStatus = /complet|accept|done|redeem|reward|earn|success|join|convert|fulfil|grant|claim/;

/**
 * Invitations that paid, or are about to. Not all statuses the server may use are known, so they are matched by
 * pattern.
 */
function doneCount({ byStatus }: Pick<InvitesFacts, 'byStatus'>): number {
  return Object.entries(byStatus).reduce((sum, [status, count]) => sum + (doneStatus.test(status) ? count : 0), 0);
}

function offerSide(facts: ReferralOfferFacts): Side {
  const { shown, offer, grants, remainingInvites, remainingRewards, ineligibleCode, ineligibleReason, capacities } =
    facts;
  return { shown, offer, grants, remainingInvites, remainingRewards, ineligibleCode, ineligibleReason, capacities };
}

function rulesSide({ rules, capacities }: ReferralRulesFacts): Side {
  return { rules, capacities };
}

function compare(
  referral: ReferralDraft,
  subject: string,
  before: Side,
  after: Side,
  since: Instant,
  id: string,
): readonly ReferralChange[] {
  const beforeId = referral.lastIds[subject] ?? null;
  const { [subject]: _, ...others } = referral.lastIds;
  const kept = Object.entries(others).slice(-(mostProgrammes + 1));
  referral.lastIds = { ...Object.fromEntries(kept), [subject]: id };
  const fields = Object.keys(after).filter((key) => canonicalJson(before[key]) !== canonicalJson(after[key]));
  if (fields.length === 0) return none;
  const pick = (side: Side) => Object.fromEntries(fields.map((key) => [key, side[key]]));
  return [{ type: 'referral-changed', subject, before: pick(before), after: pick(after), since, beforeId }];
}
