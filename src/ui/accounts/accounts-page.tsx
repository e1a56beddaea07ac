import { quarantinePrefix, unnamedPrefix } from '../../domain/accounts/attribution';
import { planLabel } from '../../domain/accounts/plan-label';
import { OutcomeLine } from '../components/outcome-line';
import { Page } from '../components/page';
import { useApp } from '../shell/app-context';
import { NoDataPage } from '../shell/no-data-page';
import { AccountCard } from './account-card';
import styles from './accounts-page.module.css';
import { AssignCard } from './assign-card';
import { ForgetSeveral } from './forget-several';
import { SeenOncePanel } from './seen-once-panel';
import { useAccountActions } from './use-account-actions';

/** The known accounts, and readings whose account is not known yet. */
export function AccountsPage() {
  const { snapshot } = useApp();
  const accounts = snapshot?.accounts ?? [];
  const { actions, outcome, outcomeArea } = useAccountActions();
  if (accounts.length === 0)
    return <NoDataPage title="Accounts" about="Each account you use, under a name of your own." />;
  const known = accounts.filter(({ account }) => !isUnassigned(account.key));
  const unassigned = accounts.filter(({ account }) => isUnassigned(account.key));
  const seenOnce = snapshot?.seenOnce ?? [];
  const removable = [
    ...accounts.map(({ account }) => account),
    ...seenOnce.map(({ key, plan }) => ({ key, nickname: `${planLabel(plan) ?? 'Plan not seen'}, seen once` })),
  ];
  return (
    <Page
      title="Accounts"
      lead="Known by a salted hash that never leaves your devices. Names are yours alone: no e-mail address is kept."
      actions={
        <div ref={outcomeArea} tabIndex={-1} className={styles.outcome}>
          <OutcomeLine outcome={outcome} />
        </div>
      }
    >
      {unassigned.map(({ account, state }) => (
        <AssignCard
          key={account.key}
          account={account}
          state={state}
          choices={known.map(({ account: choice }) => choice)}
          actions={actions}
        />
      ))}
      <ul className={styles.cards}>
        {known.map(({ account, state }) => (
          <li key={account.key}>
            <AccountCard account={account} state={state} actions={actions} />
          </li>
        ))}
      </ul>
      {seenOnce.length > 0 ? <SeenOncePanel accounts={seenOnce} actions={actions} /> : null}
      {removable.length > 1 ? <ForgetSeveral accounts={removable} actions={actions} /> : null}
    </Page>
  );
}

function isUnassigned(key: string): boolean {
  return key.startsWith(quarantinePrefix) || key.startsWith(unnamedPrefix);
}
