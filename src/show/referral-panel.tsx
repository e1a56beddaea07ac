import type { ReferralView } from '../domain/view';
import { classes } from './classes';
import { Panel } from './panel';
import { referralDetail, referralTitle } from './referral-words';
import styles from './small-panel.module.css';

/** The referral programme in two lines. */
export function ReferralPanel({ referral }: { readonly referral: ReferralView }) {
  return (
    <Panel name="Referral" className={styles.panel}>
      <p className={classes(styles.strong, referral.state === 'unknown' && styles.faint)}>{referralTitle(referral)}</p>
      <p className={styles.detail}>{referralDetail(referral)}</p>
    </Panel>
  );
}
