import { useState } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { AccountKey } from '../../domain/observations/observation';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/confirm-dialog';
import { Panel } from '../components/panel';
import styles from './accounts-page.module.css';
import type { AccountActions } from './use-account-actions';

interface ForgetSeveralProps {
  readonly accounts: readonly Pick<Account, 'key' | 'nickname'>[];
  readonly actions: AccountActions;
}

/** Removes several accounts at once, after one confirmation. */
export function ForgetSeveral({ accounts, actions }: ForgetSeveralProps) {
  const [chosen, setChosen] = useState<readonly AccountKey[]>([]);
  // What was forgotten meanwhile is no longer chosen.
  const marked = accounts.filter(({ key }) => chosen.includes(key));
  const isAll = marked.length === accounts.length;
  const toggle = (key: AccountKey) =>
    setChosen(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  return (
    <Panel name="Remove several accounts">
      <ul className={styles.rows}>
        {accounts.map(({ key, nickname }) => (
          <li key={key}>
            <label className={styles.row}>
              <input type="checkbox" checked={chosen.includes(key)} onChange={() => toggle(key)} />
              <span>{nickname}</span>
            </label>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button disabled={actions.busy} onClick={() => setChosen(isAll ? [] : accounts.map(({ key }) => key))}>
          {isAll ? 'Mark none' : 'Mark all'}
        </Button>
        {marked.length === 0 ? null : (
          <ConfirmDialog
            ask="Forget the marked ones…"
            title={marked.length === 1 ? 'Forget 1 account?' : `Forget ${marked.length} accounts?`}
            confirm="Forget them"
            busy={actions.busy}
            onConfirm={() => actions.forgetSeveral(marked.map(({ key }) => key))}
          >
            Their readings, events and dates are erased from this device, and cannot be brought back. Your Codex
            accounts themselves are not touched. Export first if you may want them.
          </ConfirmDialog>
        )}
      </div>
    </Panel>
  );
}
