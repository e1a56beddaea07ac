import { useId, useState } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { AccountState } from '../../domain/accounts/account-state';
import type { AccountKey } from '../../domain/observations/observation';
import { Button } from '../components/button';
import { Ago } from '../components/countdown';
import field from '../components/field.module.css';
import { Panel } from '../components/panel';
import { Tag } from '../components/tag';
import styles from './accounts-page.module.css';
import { ForgetAccount } from './forget-account';
import type { AccountActions } from './use-account-actions';

interface AssignCardProps {
  readonly account: Account;
  readonly state: AccountState;
  /** The accounts it can be assigned to. */
  readonly choices: readonly Account[];
  readonly actions: AccountActions;
}

/** Readings of an unknown account, for the user to assign to a known one. */
export function AssignCard({ account, state, choices, actions }: AssignCardProps) {
  const [chosen, setChosen] = useState<AccountKey | null>(null);
  // The chosen account may have been forgotten while the page is open.
  const to = choices.find(({ key }) => key === chosen) ?? choices[0];
  const id = useId();
  return (
    <Panel name="Whose is this?" aside={<Tag tone="warn">! not assigned</Tag>}>
      <div className={styles.form}>
        <p>
          The page showed figures without saying whose they are
          {state.observedAt === null ? null : (
            <>
              {' '}
              (last seen <Ago at={state.observedAt} />)
            </>
          )}
          , and more than one account was possible. They count for nobody until you say.
        </p>
        {choices.length === 0 ? null : (
          <label className={styles.field} htmlFor={id}>
            They belong to
            <select
              id={id}
              className={field.input}
              value={to?.key}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              {choices.map(({ key, nickname }) => (
                <option key={key} value={key}>
                  {nickname}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className={styles.actions}>
          <Button kind="primary" disabled={actions.busy || !to} onClick={() => to && actions.assign(account, to)}>
            Assign
          </Button>
          <ForgetAccount account={account} actions={actions} />
        </div>
      </div>
    </Panel>
  );
}
