import { useId, useState } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { AccountState } from '../../domain/accounts/account-state';
import { planLabel } from '../../domain/accounts/plan-label';
import { Button } from '../components/button';
import { Ago } from '../components/countdown';
import field from '../components/field.module.css';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../shell/app-context';
import { AccountDot } from './account-picker';
import styles from './accounts-page.module.css';
import { ColourChoice } from './colour-choice';
import { ForgetAccount } from './forget-account';
import type { AccountActions } from './use-account-actions';

interface AccountCardProps {
  readonly account: Account;
  readonly state: AccountState;
  readonly actions: AccountActions;
}

/** One account: your name for it, its colour, and forgetting it. */
export function AccountCard({ account, state, actions: deeds }: AccountCardProps) {
  const { ports } = useApp();
  const [nickname, setNickname] = useState(account.nickname);
  const [colour, setColour] = useState(account.colour);
  const { outcome, busy, run } = useOutcome();
  const id = useId();
  const clean = nickname.trim();
  const changed = clean !== account.nickname || colour !== account.colour;
  return (
    <Panel
      name={account.nickname}
      title={
        <span className={styles.name}>
          <AccountDot account={{ colour }} />
          <span>{account.nickname}</span>
        </span>
      }
      aside={<span className={styles.seen}>{planLabel(state.plan?.value ?? null) ?? 'plan not seen'}</span>}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          run(() => ports.nameAccount(account.key, clean, colour));
        }}
      >
        <label className={styles.field} htmlFor={id}>
          Nickname
          <input
            id={id}
            className={field.input}
            value={nickname}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setNickname(event.currentTarget.value)}
          />
        </label>
        <ColourChoice colour={colour} onChange={setColour} />
        <div className={styles.actions}>
          <Button type="submit" kind={changed ? 'primary' : 'plain'} disabled={!changed || clean === '' || busy}>
            Save
          </Button>
          <ForgetAccount account={account} deeds={deeds} />
          <OutcomeLine outcome={outcome} />
        </div>
      </form>
      <p className={styles.seen}>
        {state.observedAt === null ? (
          'No reading is kept.'
        ) : (
          <>
            Last seen <Ago at={state.observedAt} />.
          </>
        )}
      </p>
    </Panel>
  );
}
