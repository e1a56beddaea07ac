import { quarantinePrefix, unnamedPrefix } from '../../domain/accounts/attribution';
import { planLabel } from '../../domain/accounts/plan-label';
import { OutcomeLine } from '../components/outcome-line';
import { Page } from '../components/page';
import { useTranslator } from '../components/reader-context';
import { useApp } from '../screen/app-context';
import { NoDataPage } from '../screen/no-data-page';
import { AccountCard } from './account-card';
import styles from './accounts-page.module.css';
import { AssignCard } from './assign-card';
import { ForgetSeveral } from './forget-several';
import { SeenOncePanel } from './seen-once-panel';
import { useAccountActions } from './use-account-actions';

/** The known accounts, and readings whose account is not known yet. */
export function AccountsPage() {
  const { snapshot } = useApp();
  const { t } = useTranslator();
  const accounts = snapshot?.accounts ?? [];
  const { actions, outcome, outcomeArea } = useAccountActions();
  if (accounts.length === 0) return <NoDataPage title={t('shell.page.accounts')} about={t('accounts.about')} />;
  const known = accounts.filter(({ account }) => !isUnassigned(account.key));
  const unassigned = accounts.filter(({ account }) => isUnassigned(account.key));
  const seenOnce = snapshot?.seenOnce ?? [];
  const removable = [
    ...accounts.map(({ account }) => account),
    ...seenOnce.map(({ key, plan }) => ({
      key,
      nickname: t('accounts.seenOnce.name', { plan: planLabel(plan) ?? t('accounts.planNotSeen') }),
    })),
  ];
  return (
    <Page
      title={t('shell.page.accounts')}
      lead={t('accounts.lead')}
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
