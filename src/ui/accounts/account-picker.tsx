import type { CSSProperties } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { AccountKey } from '../../domain/observations/observation';
import { useTranslator } from '../components/reader-context';
import styles from './account-picker.module.css';
import { useAccountName } from './use-account-name';

interface AccountPickerProps {
  readonly accounts: readonly Account[];
  readonly current: Account;
  readonly planLabel: string | null;
  readonly onChoose: (key: AccountKey) => void;
}

/** The account whose figures are shown: nickname, colour and plan. With several accounts it is a select. */
export function AccountPicker({ accounts, current, planLabel, onChoose }: AccountPickerProps) {
  const { t } = useTranslator();
  const nameOf = useAccountName();
  return (
    <div className={styles.picker}>
      <AccountDot account={current} />
      {accounts.length < 2 ? (
        <bdi className={styles.name}>{nameOf(current)}</bdi>
      ) : (
        <select
          aria-label={t('common.account')}
          className={styles.select}
          value={current.key}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {accounts.map((account) => (
            <option key={account.key} value={account.key} dir="auto">
              {nameOf(account)}
            </option>
          ))}
        </select>
      )}
      {planLabel === null ? null : <span className={styles.plan}>{planLabel}</span>}
    </div>
  );
}

/** The colour of an account. Only for use beside its nickname. */
export function AccountDot({ account }: { readonly account: Pick<Account, 'colour'> }) {
  const colour = { '--dot': `var(--account-${((account.colour % 8) + 8) % 8})` } as CSSProperties;
  return <span className={styles.dot} style={colour} aria-hidden="true" />;
}
