import type { ReferralView } from '../../domain/accounts/account-view';
import { classNames } from '../components/class-names';
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
  const rows = Object.entries(referral.invites).filter(([, count]) => count > 0);
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0)
    return (
      <p className={styles.empty}>
        {referral.state === 'unknown'
          ? 'Not seen yet.'
          : 'No invitation is out. Those you send on the Codex page are counted here.'}
      </p>
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
            <b>{count}</b> {status}
          </li>
        ))}
      </ul>
    </>
  );
}
