import type { ReferralView } from '../../domain/accounts/account-view';
import { dotsOf, message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';

/** "250 credits", "credits", "1 reset"; null when the offer states no reward. */
export function rewardMessage(kind: ReferralView['rewardKind'], amount: number | null): Message | null {
  if (kind === 'none') return null;
  if (kind === 'reset') return message('referral.reward.resets', { amount: amount ?? 1 });
  return amount === null ? message('referral.reward.someCredits') : message('referral.reward.credits', { amount });
}

const titles: Readonly<Record<ReferralView['state'], Message>> = {
  offered: message('referral.offered'),
  'not-eligible': message('referral.notEligible'),
  none: message('referral.noOffer'),
  unknown: message('referral.notSeen'),
};

/** The first line: how many invitations are pending, else the state of the offer. */
export function referralTitle({ state, invites }: Pick<ReferralView, 'state' | 'invites'>): Message {
  const count = invites.pending ?? 0;
  return count > 0 ? message('referral.pending', { count }) : titles[state];
}

/** The second line: "250 credits each · 2 rewards left". */
export function referralDetail(referral: ReferralView): Message {
  if (referral.state === 'unknown') return message('referral.whereShown');
  if (referral.state === 'not-eligible') return referral.reason ?? message('referral.noReason');
  const reward = rewardMessage(referral.rewardKind, referral.rewardAmount);
  const left = remaining(referral);
  const parts = [...(reward ? [message('referral.each', { reward })] : []), ...(left ? [left] : [])];
  return parts.length === 0 ? message('referral.nothing') : dotsOf(parts);
}

/** Both in one line: "1 pending · 1 reward left". Where no offer is open, why. */
export function referralLine(referral: ReferralView): Message {
  const { state } = referral;
  if (state === 'unknown' || state === 'none') return referralTitle(referral);
  if (state === 'not-eligible') return referral.reason ?? titles[state];
  const left = remaining(referral);
  return dotsOf([referralTitle(referral), ...(left ? [left] : [])]);
}

function remaining({ remainingRewards, remainingInvites }: ReferralView): Message | null {
  if (remainingRewards !== null) return message('referral.rewardsLeft', { count: remainingRewards });
  return remainingInvites === null ? null : message('referral.invitesLeft', { count: remainingInvites });
}
