import { useId, useState } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { AccountState } from '../../domain/accounts/account-state';
import { planLabel } from '../../domain/accounts/plan-label';
import { Button } from '../components/button';
import { Ago } from '../components/countdown';
import field from '../components/field.module.css';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../screen/app-context';
import { AccountDot } from './account-picker';
import styles from './accounts-page.module.css';
import { ColourChoice } from './colour-choice';
import { ForgetAccount } from './forget-account';
import type { AccountActions } from './use-account-actions';
import { useAccountName } from './use-account-name';

interface AccountCardProps {
  readonly account: Account;
  readonly state: AccountState;
  readonly actions: AccountActions;
}

/** One account: its nickname and colour to edit, and a way to forget it. */
export function AccountCard({ account, state, actions }: AccountCardProps) {
  const { ports } = useApp();
  const { t } = useTranslator();
  const shown = useAccountName()(account);
  const [name, setName] = useState(shown);
  const [colour, setColour] = useState(account.colour);
  const { outcome, busy, run } = useOutcome();
  const id = useId();
  const trimmed = name.trim();
  // A default name that the user does not change stays a default name: it follows the language.
  const nickname = trimmed === shown ? account.nickname : trimmed;
  const isChanged = nickname !== account.nickname || colour !== account.colour;
  return (
    <Panel
      name={shown}
      title={
        <span className={styles.name}>
          <AccountDot account={{ colour }} />
          <bdi>{shown}</bdi>
        </span>
      }
      aside={
        <span className={styles.secondary}>{planLabel(state.plan?.value ?? null) ?? t('accounts.planNotSeen')}</span>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          run(() => ports.nameAccount(account.key, nickname, colour));
        }}
      >
        <label className={styles.field} htmlFor={id}>
          {t('accounts.nickname')}
          <input
            id={id}
            className={field.input}
            value={name}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <ColourChoice colour={colour} onChange={setColour} />
        <div className={styles.actions}>
          <Button type="submit" kind={isChanged ? 'primary' : 'plain'} disabled={!isChanged || trimmed === '' || busy}>
            {t('accounts.save')}
          </Button>
          <ForgetAccount account={account} actions={actions} />
          <OutcomeLine outcome={outcome} />
        </div>
      </form>
      <p className={styles.secondary}>
        {state.observedAt === null ? (
          t('accounts.noReading')
        ) : (
          <T k="accounts.lastSeen" values={{ ago: { node: <Ago at={state.observedAt} /> } }} />
        )}
      </p>
    </Panel>
  );
}
