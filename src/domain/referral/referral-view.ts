// What the account is offered for an invitation, as a screen draws it.
import type { AccountState } from '../accounts/account-state';
import type { ReferralView } from '../accounts/account-view';
import { latest } from '../bank/bank-view';
import { message } from '../messages/message';
import type { Message } from '../messages/value';
import type { ReferralCapacity, ReferralOfferFacts } from '../observations/observation';
import { freshnessOf } from '../time/freshness';
import type { Instant } from '../time/instant';

const reasonsByCode: ReadonlyMap<string, Message> = new Map([
  ['referrer_plan_type', message('referral.reason.plan')],
  ['plan_type', message('referral.reason.plan')],
  ['referrer_country', message('referral.reason.country')],
  ['workspace_managed', message('referral.reason.workspace')],
  ['capacity_reached', message('referral.reason.used')],
]);

/** `unknown` until the page has asked for the offer; `none` when there is none, or an invitation earns nothing. */
export function viewReferral(state: AccountState, now: Instant): ReferralView {
  const offer = state.offer?.value ?? null;
  const rules = state.rules?.value ?? { rules: [], capacities: [] };
  const capacities = firstFilled(offer?.capacities, rules.capacities);
  const observedAt = latest(latest(state.offer?.at ?? null, state.rules?.at ?? null), state.invites?.at ?? null);
  return {
    state: stateOf(offer),
    ...rewardsOf(offer),
    title: offer?.title ?? null,
    reason: reasonOf(offer),
    remainingInvites: offer?.remainingInvites ?? leftOf(capacities, 'send'),
    remainingRewards: offer?.remainingRewards ?? leftOf(capacities, 'reward'),
    capacities,
    rules: firstFilled(offer?.rules, rules.rules),
    invites: state.invites?.value.byStatus ?? {},
    observedAt,
    freshness: observedAt === null ? null : freshnessOf(observedAt, now),
  };
}

function firstFilled<T>(first: readonly T[] | undefined, second: readonly T[]): readonly T[] {
  return first !== undefined && first.length > 0 ? first : second;
}

function rewardsOf(offer: ReferralOfferFacts | null) {
  const own = rewardOf(offer, 'inviter');
  const friend = rewardOf(offer, 'friend');
  return { rewardKind: own.kind, rewardAmount: own.amount, friendKind: friend.kind, friendAmount: friend.amount };
}

function stateOf(offer: ReferralOfferFacts | null): ReferralView['state'] {
  if (offer === null) return 'unknown';
  if (offer.ineligibleReason !== null || offer.ineligibleCode !== null) return 'not-eligible';
  if (offer.shown === false) return 'none';
  return offer.grants.length > 0 ? 'offered' : 'none';
}

function rewardOf(offer: ReferralOfferFacts | null, to: 'inviter' | 'friend') {
  const grant =
    offer?.grants.find((one) => one.to === to) ??
    (to === 'inviter' ? offer?.grants.find((one) => one.to === 'unknown') : undefined);
  if (!grant || grant.kind === 'other') return { kind: 'none' as const, amount: null };
  return { kind: grant.kind, amount: grant.amount };
}

function reasonOf(offer: ReferralOfferFacts | null): Message | null {
  if (offer === null) return null;
  const { ineligibleCode: code, ineligibleReason: reason } = offer;
  const known = code === null ? undefined : reasonsByCode.get(code);
  if (known) return known;
  if (reason !== null) return message('referral.reason.said', { reason });
  return code === null ? null : message('referral.reason.code', { code: code.replaceAll('_', ' ') });
}

function leftOf(capacities: readonly ReferralCapacity[], type: 'send' | 'reward'): number | null {
  const own = capacities.find((one) => one.type === type) ?? (type === 'send' ? untyped(capacities) : undefined);
  if (own?.total === undefined || own.total === null) return null;
  return Math.max(0, own.total - (own.used ?? 0));
}

/** The June pilot stated one capacity without saying of what: it was of invitations. */
function untyped(capacities: readonly ReferralCapacity[]): ReferralCapacity | undefined {
  return capacities.find(({ type }) => type === null);
}
