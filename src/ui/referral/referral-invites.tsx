import type { ReferralView } from '../../domain/accounts/account-view';
import { inviteStatus } from '../../domain/referral/invite-status';
import { classNames } from '../components/class-names';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './referral-invites.module.css';

const signs: Readonly<Record<string, string>> = {
  pending: '○',
  completed: '●',
  done: '●',
  rewarded: '◆',
  expired: '✕',
};

/** Invitations counted by status. Who was invited is never stored. */
export function ReferralInvites({ referral }: { readonly referral: ReferralView }) {
  const { t } = useTranslator();
  const rows = Object.entries(referral.invites).filter(([, count]) => count > 0);
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0)
    return (
      <p className={styles.empty}>{referral.state === 'unknown' ? t('referral.notSeen') : t('referral.noInvites')}</p>
    );
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {rows.map(([status, count]) => (
          <span key={status} className={classNames(styles.part, styles[status])} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={styles.list}>
        {rows.map(([status, count]) => (
          <li key={status}>
            <span className={styles.sign} aria-hidden="true">
              {signs[status] ?? '■'}
            </span>
            <T
              k="referral.count"
              values={{ count, status: inviteStatus(status), b: (children) => <b key="count">{children}</b> }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
