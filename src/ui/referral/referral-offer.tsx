import type { ReferralView } from '../../domain/accounts/account-view';
import { counted } from '../../i18n/format-count';
import { Fact, Facts } from '../components/facts';
import styles from '../components/small-panel.module.css';
import { referralTitle, rewardWords } from './referral-texts';

/** What a finished invitation pays, to whom, and how many are left. */
export function ReferralOffer({ referral }: { readonly referral: ReferralView }) {
  const mine = rewardWords(referral.rewardKind, referral.rewardAmount);
  const theirs = rewardWords(referral.friendKind, referral.friendAmount);
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
            <Fact name="Invites">{counted(referral.remainingInvites, 'invite', 'left')}</Fact>
          )}
          {referral.remainingRewards === null ? null : (
            <Fact name="Rewards">{counted(referral.remainingRewards, 'reward', 'left')}</Fact>
          )}
        </Facts>
      )}
    </>
  );
}
