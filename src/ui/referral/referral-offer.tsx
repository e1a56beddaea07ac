import type { ReferralView } from '../../domain/accounts/account-view';
import { Fact, Facts } from '../components/facts';
import { useTranslator } from '../components/reader-context';
import styles from '../components/small-panel.module.css';
import { referralTitle, rewardMessage } from './referral-texts';

/** What a completed invitation pays to whom, and how many are left. */
export function ReferralOffer({ referral }: { readonly referral: ReferralView }) {
  const { t, spell } = useTranslator();
  const ownReward = rewardMessage(referral.rewardKind, referral.rewardAmount);
  const friendReward = rewardMessage(referral.friendKind, referral.friendAmount);
  const { remainingInvites, remainingRewards } = referral;
  return (
    <>
      <p className={styles.strong}>{referral.title ?? spell(referralTitle({ ...referral, invites: {} }))}</p>
      {referral.reason ? <p className={styles.detail}>{spell(referral.reason)}</p> : null}
      {referral.state === 'unknown' ? (
        <p className={styles.detail}>{t('referral.whereShown.offer')}</p>
      ) : (
        <Facts>
          {ownReward ? (
            <Fact name={t('referral.youGet')}>{t('referral.forEachFriend', { reward: ownReward })}</Fact>
          ) : null}
          {friendReward ? <Fact name={t('referral.theyGet')}>{spell(friendReward)}</Fact> : null}
          {remainingInvites === null ? null : (
            <Fact name={t('referral.invites')}>{t('referral.invitesLeft', { count: remainingInvites })}</Fact>
          )}
          {remainingRewards === null ? null : (
            <Fact name={t('referral.rewards')}>{t('referral.rewardsLeft', { count: remainingRewards })}</Fact>
          )}
        </Facts>
      )}
    </>
  );
}
