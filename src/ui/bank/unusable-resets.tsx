import type { ResetView } from '../../domain/accounts/account-view';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { unusableReason } from './bank-texts';
import styles from './past-resets.module.css';

/** Resets that the page lists and this account cannot use for its windows. */
export function UnusableResets({ resets }: { readonly resets: readonly ResetView[] }) {
  const { spell } = useTranslator();
  return (
    <ul className={styles.list}>
      {resets.map((reset) => (
        <li key={reset.key} className={styles.row}>
          <span className={styles.unsupported} aria-hidden="true">
            ◇
          </span>
          <span>
            <b>{spell(unusableReason(reset))}</b>
            {reset.title === null ? null : ` · ${reset.title}`}
            {reset.expiresAt === null ? null : (
              <span className={styles.dates}>
                <T
                  k="bank.expires.at"
                  values={{ at: { node: <Moment key="at" at={reset.expiresAt} form="date" /> } }}
                />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
