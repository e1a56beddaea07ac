import type { ReferralView } from '../../domain/accounts/account-view';
import { classNames } from '../components/class-names';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import styles from '../components/small-panel.module.css';
import { referralDetail, referralTitle } from './referral-texts';

/** The referral programme in two lines. */
export function ReferralPanel({ referral }: { readonly referral: ReferralView }) {
  const { t, spell } = useTranslator();
  return (
    <Panel name={t('referral.region')} className={styles.panel}>
      <p className={classNames(styles.strong, referral.state === 'unknown' && styles.unknown)}>
        {spell(referralTitle(referral))}
      </p>
      <p className={styles.detail}>{spell(referralDetail(referral))}</p>
    </Panel>
  );
}
