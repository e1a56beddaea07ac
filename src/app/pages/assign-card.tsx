import { useId, useState } from 'react';
import type { Account } from '../../domain/account';
import type { AccountState } from '../../domain/account-state';
import type { AccountKey } from '../../domain/observation';
import { Button } from '../../show/parts/button';
import { Ago } from '../../show/parts/countdown';
import field from '../../show/parts/field.module.css';
import { OutcomeLine } from '../../show/parts/outcome-line';
import { Panel } from '../../show/parts/panel';
import { Tag } from '../../show/parts/tag';
import { useApp } from '../screen/app-context';
import { useOutcome } from '../screen/use-outcome';
import styles from './accounts-page.module.css';
import { ForgetAccount } from './forget-account';

interface AssignCardProps {
  readonly account: Account;
  readonly state: AccountState;
  /** The accounts it may belong to. */
  readonly choices: readonly Account[];
}

/** What was seen without saying whose it is, for its owner to assign. */
export function AssignCard({ account, state, choices }: AssignCardProps) {
  const { ports } = useApp();
  const [chosen, setChosen] = useState<AccountKey | null>(null);
  // Accounts come and go while the page is open.
  const to = (choices.find(({ key }) => key === chosen) ?? choices[0])?.key ?? '';
  const { outcome, busy, run } = useOutcome();
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
              value={to}
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
          <Button
            kind="primary"
            disabled={busy || to === ''}
            onClick={() => run(() => ports.assignAccount(account.key, to))}
          >
            Assign
          </Button>
          <ForgetAccount account={account} />
          <OutcomeLine outcome={outcome} />
        </div>
      </div>
    </Panel>
  );
}
