import { useId, useState } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { AccountState } from '../../domain/accounts/account-state';
import type { AccountKey } from '../../domain/observations/observation';
import { Button } from '../components/button';
import { Ago } from '../components/countdown';
import field from '../components/field.module.css';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { T } from '../components/translation';
import styles from './accounts-page.module.css';
import { ForgetAccount } from './forget-account';
import type { AccountActions } from './use-account-actions';
import { useAccountName } from './use-account-name';

interface AssignCardProps {
  readonly account: Account;
  readonly state: AccountState;
  /** The accounts it can be assigned to. */
  readonly choices: readonly Account[];
  readonly actions: AccountActions;
}

/** Readings of an unknown account, for the user to assign to a known one. */
export function AssignCard({ account, state, choices, actions }: AssignCardProps) {
  const { t } = useTranslator();
  const [chosen, setChosen] = useState<AccountKey | null>(null);
  // The chosen account may have been forgotten while the page is open.
  const to = choices.find(({ key }) => key === chosen) ?? choices[0];
  const id = useId();
  const nameOf = useAccountName();
  return (
    <Panel name={t('accounts.assign')} aside={<Tag tone="warn">{t('accounts.assign.tag')}</Tag>}>
      <div className={styles.form}>
        <p>
          {state.observedAt === null ? (
            t('accounts.assign.why')
          ) : (
            <T k="accounts.assign.whySeen" values={{ ago: { node: <Ago at={state.observedAt} /> } }} />
          )}
        </p>
        {choices.length === 0 ? null : (
          <label className={styles.field} htmlFor={id}>
            {t('accounts.assign.to')}
            <select
              id={id}
              className={field.input}
              value={to?.key}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              {choices.map(({ key, nickname }) => (
                <option key={key} value={key}>
                  {nameOf({ nickname })}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className={styles.actions}>
          <Button kind="primary" disabled={actions.busy || !to} onClick={() => to && actions.assign(account, to)}>
            {t('accounts.assign.do')}
          </Button>
          <ForgetAccount account={account} actions={actions} />
        </div>
      </div>
    </Panel>
  );
}
