import { planLabel } from '../../domain/accounts/plan-label';
import type { SeenOnce } from '../../domain/snapshot';
import { Button } from '../components/button';
import { Ago } from '../components/countdown';
import { Panel } from '../components/panel';
import { useApp } from '../shell/app-context';
import styles from './accounts-page.module.css';
import type { AccountActions } from './use-account-actions';

interface SeenOncePanelProps {
  readonly accounts: readonly SeenOnce[];
  readonly actions: AccountActions;
}

/** Accounts that one load of the page named: the user keeps them, or they are listed when they are seen again. */
export function SeenOncePanel({ accounts, actions }: SeenOncePanelProps) {
  const { ports } = useApp();
  const keep = ports.keepAccount;
  return (
    <Panel name="Seen once">
      <p>
        An account is listed when it is seen in a second load of the Codex page, because any script there can make one
        up. Keep one to list it now.
      </p>
      <ul className={styles.rows}>
        {accounts.map(({ key, plan, observedAt }) => (
          <li key={key} className={styles.row}>
            <span>{planLabel(plan) ?? 'Plan not seen'}</span>
            <span className={styles.secondary}>{observedAt === null ? null : <Ago at={observedAt} />}</span>
            {keep ? (
              <Button disabled={actions.busy} onClick={() => actions.keep(key)}>
                Keep
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
