import { planLabel } from '../../domain/accounts/plan-label';
import type { SeenOnce } from '../../domain/snapshot';
import { Button } from '../components/button';
import { Ago } from '../components/countdown';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { useApp } from '../screen/app-context';
import styles from './accounts-page.module.css';
import type { AccountActions } from './use-account-actions';

interface SeenOncePanelProps {
  readonly accounts: readonly SeenOnce[];
  readonly actions: AccountActions;
}

/** Accounts that one load of the page named: the user keeps them, or they are listed when they are seen again. */
export function SeenOncePanel({ accounts, actions }: SeenOncePanelProps) {
  const { ports } = useApp();
  const { t } = useTranslator();
  const keep = ports.keepAccount;
  return (
    <Panel name={t('accounts.seenOnce')}>
      <p>{t('accounts.seenOnce.why')}</p>
      <ul className={styles.rows}>
        {accounts.map(({ key, plan, observedAt }) => (
          <li key={key} className={styles.row}>
            <span>{planLabel(plan) ?? t('accounts.planNotSeen')}</span>
            <span className={styles.secondary}>{observedAt === null ? null : <Ago at={observedAt} />}</span>
            {keep ? (
              <Button disabled={actions.busy} onClick={() => actions.keep(key)}>
                {t('accounts.seenOnce.keep')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
