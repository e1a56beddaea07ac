import { useId, useState } from 'react';
import type { Account } from '../../domain/account';
import type { AccountState } from '../../domain/account-state';
import { Button } from '../../show/button';
import { Ago } from '../../show/countdown';
import field from '../../show/field.module.css';
import { OutcomeLine } from '../../show/outcome-line';
import { Panel } from '../../show/panel';
import { Tag } from '../../show/tag';
import { useApp } from '../app-context';
import { useOutcome } from '../use-outcome';
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
  const [to, setTo] = useState(choices[0]?.key ?? '');
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
            <select id={id} className={field.input} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
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
