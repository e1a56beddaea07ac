import type { ReferralView } from '../../domain/accounts/account-view';
import { formatCount } from '../../i18n/format-count';

/** "250 credits", "credits", "1 reset"; null when the offer states no reward. */
export function rewardText(kind: ReferralView['rewardKind'], amount: number | null): string | null {
  if (kind === 'none') return null;
  if (kind === 'reset') return amount === null || amount === 1 ? '1 reset' : `${amount} resets`;
  return amount === null ? 'credits' : `${amount} credits`;
}

/** The first line: how many invitations are pending, else the state of the offer. */
export function referralTitle(referral: ReferralView): string {
  const pending = referral.invites.pending ?? 0;
  if (pending > 0) return `${pending} pending`;
  switch (referral.state) {
    case 'offered':
      return 'Offer open';
    case 'not-eligible':
      return 'Not eligible';
    case 'none':
      return 'No offer now';
    case 'unknown':
      return 'Not seen yet';
  }
}

/** The second line: "250 credits each · 2 rewards left". */
export function referralDetail(referral: ReferralView): string {
  if (referral.state === 'unknown') return 'The usage page shows it.';
  if (referral.state === 'not-eligible') return referral.reason ?? 'The page gives no reason.';
  const reward = rewardText(referral.rewardKind, referral.rewardAmount);
  const parts = [
    reward && `${reward} each`,
    referral.remainingRewards !== null && formatCount(referral.remainingRewards, 'reward', 'left'),
    referral.remainingRewards === null &&
      referral.remainingInvites !== null &&
      formatCount(referral.remainingInvites, 'invite', 'left'),
  ].filter(Boolean);
  return parts.join(' · ') || 'Nothing to earn right now.';
}
