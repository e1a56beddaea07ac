// The referral programme as the account sees it: what changes in the offer, in what is left of it, in the invitations.

import { canonicalJson } from '../hashing/canonical-json';
import type { InvitesFacts, ObservationOf, ReferralOfferFacts, ReferralRulesFacts } from '../observations/observation';
import { inviteDone } from '../referral/invite-links';
import type { Instant } from '../time/instant';
import { eventId } from './event-id';
import { tell } from './event-ledger';
import type { Work } from './fold-work';

type Side = Record<string, unknown>;

export function takeOffer(work: Work, { facts, at, id }: ObservationOf<'referral-offer'>): void {
  const program = facts.program ?? '';
  const before = offerBefore(work, program);
  work.memory.offers = { ...work.memory.offers, [program]: facts };
  const since = work.state.offer?.at ?? at;
  work.state.offer = { at, value: facts };
  if (before) tellChanged(work, `offer ${program}`, offerSide(before), offerSide(facts), [since, at], id);
}

/** Each programme is followed by itself; the June pilot's body named none, and what came after it is its successor. */
function offerBefore({ memory: { offers }, state }: Work, program: string): ReferralOfferFacts | undefined {
  const last = state.offer?.value;
  return offers[program] ?? (program === '' || last?.program === null ? last : undefined);
}

export function takeRules(work: Work, { facts, at, id }: ObservationOf<'referral-rules'>): void {
  const before = work.state.rules;
  work.state.rules = { at, value: facts };
  if (before) tellChanged(work, 'rules', rulesSide(before.value), rulesSide(facts), [before.at, at], id);
}

export function takeInvites(work: Work, { facts, at, id }: ObservationOf<'invites'>): void {
  const before = work.state.invites;
  work.state.invites = { at, value: facts };
  // A page of several counts only its own entries.
  if (!before?.value.complete || !facts.complete || before.value.period !== facts.period) return;
  const changed = tellChanged(
    work,
    'invites',
    { invites: before.value.byStatus },
    { invites: facts.byStatus },
    [before.at, at],
    id,
  );
  if (changed && doneCount(facts) > doneCount(before.value)) inviteDone(work, { from: before.at, to: at, id });
}

const doneStatus = /complet|accept|done|redeem|reward|earn|success|join|convert|fulfil|grant|claim/;

/** Invitations that paid, or are about to: the server's words for it are not all known. */
export function doneCount({ byStatus }: Pick<InvitesFacts, 'byStatus'>): number {
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

/** Tells only the parts that differ. Returns whether any did. */
function tellChanged(
  work: Work,
  subject: string,
  before: Side,
  after: Side,
  between: readonly [Instant, Instant],
  id: string,
): boolean {
  const keys = Object.keys(after).filter((key) => canonicalJson(before[key]) !== canonicalJson(after[key]));
  const earlier = work.memory.refs[subject];
  work.memory.refs[subject] = id;
  if (keys.length === 0) return false;
  const evidence = earlier === undefined ? [id] : [earlier, id];
  const pick = (side: Side) => Object.fromEntries(keys.map((key) => [key, side[key]]));
  tell(work.ledger, {
    id: eventId('referral-changed', subject, evidence),
    type: 'referral-changed',
    at: between[1],
    between,
    windows: [],
    before: pick(before),
    after: pick(after),
    evidence,
    confirmed: true,
    confidence: 0.95,
    notes: [subject.split(' ')[0] ?? subject],
  });
  return true;
}
