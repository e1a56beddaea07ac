import type { ReferralView } from '../../domain/accounts/account-view';
import { formatCount } from '../../i18n/format-count';
import { Fact, Facts } from '../components/facts';
import styles from '../components/small-panel.module.css';
import { referralTitle, rewardText } from './referral-texts';

/** What a finished invitation pays, to whom, and how many are left. */
export function ReferralOffer({ referral }: { readonly referral: ReferralView }) {
  const mine = rewardText(referral.rewardKind, referral.rewardAmount);
  const theirs = rewardText(referral.friendKind, referral.friendAmount);
  return (
    <>
      <p className={styles.strong}>{referral.title ?? referralTitle({ ...referral, invites: {} })}</p>
      {referral.reason ? <p className={styles.detail}>{referral.reason}</p> : null}
      {referral.state === 'unknown' ? (
        <p className={styles.detail}>The usage page shows whether an offer is open to you.</p>
      ) : (
        <Facts>
          {mine ? <Fact name="You get">{mine} for each friend who joins</Fact> : null}
          {theirs ? <Fact name="They get">{theirs}</Fact> : null}
          {referral.remainingInvites === null ? null : (
            <Fact name="Invites">{formatCount(referral.remainingInvites, 'invite', 'left')}</Fact>
          )}
          {referral.remainingRewards === null ? null : (
            <Fact name="Rewards">{formatCount(referral.remainingRewards, 'reward', 'left')}</Fact>
          )}
        </Facts>
      )}
    </>
  );
}
