import { unnamedPrefix } from '../../domain/fold/attribution';
import { Page } from '../../show/parts/page';
import { quarantinePrefix } from '../keep/known-accounts';
import { useApp } from '../screen/app-context';
import { AccountCard } from './account-card';
import styles from './accounts-page.module.css';
import { AssignCard } from './assign-card';
import { NothingSeen } from './nothing-seen';

/** Whose figures are kept here: your words for each, what could not be told apart, and forgetting. */
export function AccountsPage() {
  const { snapshot } = useApp();
  const accounts = snapshot?.accounts ?? [];
  if (accounts.length === 0)
    return <NothingSeen title="Accounts" about="Each account you use, under a name of your own." />;
  const known = accounts.filter(({ account }) => !isUnassigned(account.key));
  const unassigned = accounts.filter(({ account }) => isUnassigned(account.key));
  return (
    <Page
      title="Accounts"
      lead="Known by a salted hash that never leaves your devices. Names are yours alone: no e-mail address is kept."
    >
      {unassigned.map(({ account, state }) => (
        <AssignCard key={account.key} account={account} state={state} choices={known.map((each) => each.account)} />
      ))}
      <ul className={styles.cards}>
        {known.map(({ account, state }) => (
          <li key={account.key}>
            <AccountCard account={account} state={state} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function isUnassigned(key: string): boolean {
  return key.startsWith(quarantinePrefix) || key.startsWith(unnamedPrefix);
}
