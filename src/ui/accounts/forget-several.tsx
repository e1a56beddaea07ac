import { useState } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { AccountKey } from '../../domain/observations/observation';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/confirm-dialog';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import styles from './accounts-page.module.css';
import type { AccountActions } from './use-account-actions';
import { useAccountName } from './use-account-name';

interface ForgetSeveralProps {
  readonly accounts: readonly Pick<Account, 'key' | 'nickname'>[];
  readonly actions: AccountActions;
}

/** Removes several accounts at once, after one confirmation. */
export function ForgetSeveral({ accounts, actions }: ForgetSeveralProps) {
  const { t } = useTranslator();
  const nameOf = useAccountName();
  const [chosen, setChosen] = useState<readonly AccountKey[]>([]);
  // What was forgotten meanwhile is no longer chosen.
  const selected = accounts.filter(({ key }) => chosen.includes(key));
  const isAll = selected.length === accounts.length;
  const toggle = (key: AccountKey) =>
    setChosen(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  return (
    <Panel name={t('accounts.several')}>
      <ul className={styles.rows}>
        {accounts.map(({ key, nickname }) => (
          <li key={key}>
            <label className={styles.row}>
              <input type="checkbox" checked={chosen.includes(key)} onChange={() => toggle(key)} />
              <bdi>{nameOf({ nickname })}</bdi>
            </label>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button disabled={actions.busy} onClick={() => setChosen(isAll ? [] : accounts.map(({ key }) => key))}>
          {t(isAll ? 'accounts.several.none' : 'accounts.several.all')}
        </Button>
        {selected.length === 0 ? null : (
          <ConfirmDialog
            ask={t('accounts.several.forget')}
            title={t('accounts.several.title', { count: selected.length })}
            confirm={t('accounts.several.confirm')}
            busy={actions.busy}
            onConfirm={() => actions.forgetSeveral(selected.map(({ key }) => key))}
          >
            {t('accounts.several.text')}
          </ConfirmDialog>
        )}
      </div>
    </Panel>
  );
}
