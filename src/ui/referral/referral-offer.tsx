import type { ReferralView } from '../../domain/accounts/account-view';
import { formatCount } from '../../i18n/format-count';
import { Fact, Facts } from '../components/facts';
import styles from '../components/small-panel.module.css';
import { referralTitle, rewardText } from './referral-texts';

/** What a completed invitation pays to whom, and how many are left. */
export function ReferralOffer({ referral }: { readonly referral: ReferralView }) {
  const ownReward = rewardText(referral.rewardKind, referral.rewardAmount);
  const friendReward = rewardText(referral.friendKind, referral.friendAmount);
  return (
    <>
      <p className={styles.strong}>{referral.title ?? referralTitle({ ...referral, invites: {} })}</p>
      {referral.reason ? <p className={styles.detail}>{referral.reason}</p> : null}
      {referral.state === 'unknown' ? (
        <p className={styles.detail}>The usage page shows whether an offer is open to you.</p>
      ) : (
        <Facts>
          {ownReward ? <Fact name="You get">{ownReward} for each friend who joins</Fact> : null}
          {friendReward ? <Fact name="They get">{friendReward}</Fact> : null}
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
