import type { ReferralView } from '../../domain/view';
import { classes } from '../parts/classes';
import { Panel } from '../parts/panel';
import styles from '../parts/small-panel.module.css';
import { referralDetail, referralTitle } from './referral-words';

/** The referral programme in two lines. */
export function ReferralPanel({ referral }: { readonly referral: ReferralView }) {
  return (
    <Panel name="Referral" className={styles.panel}>
      <p className={classes(styles.strong, referral.state === 'unknown' && styles.faint)}>{referralTitle(referral)}</p>
      <p className={styles.detail}>{referralDetail(referral)}</p>
    </Panel>
  );
}
