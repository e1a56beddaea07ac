import type { ReferralView } from '../../domain/accounts/account-view';
import { classNames } from '../components/class-names';
import { Panel } from '../components/panel';
import styles from '../components/small-panel.module.css';
import { referralDetail, referralTitle } from './referral-texts';

/** The referral programme in two lines. */
export function ReferralPanel({ referral }: { readonly referral: ReferralView }) {
  return (
    <Panel name="Referral" className={styles.panel}>
      <p className={classNames(styles.strong, referral.state === 'unknown' && styles.unknown)}>
        {referralTitle(referral)}
      </p>
      <p className={styles.detail}>{referralDetail(referral)}</p>
    </Panel>
  );
}
