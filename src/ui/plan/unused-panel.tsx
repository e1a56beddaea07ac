import { accountName } from '../../domain/accounts/account-name';
import { viewAccount } from '../../domain/accounts/view-account';
import { describeUnused, unusedShares } from '../../domain/advice/unused-share';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { AccountKey } from '../../domain/observations/observation';
import type { StoredOutlooks } from '../../engine/ports/screen-ports';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../screen/app-context';
import { useOutlookPeriod } from '../screen/outlook-period';
import { RangeBar } from './range-bar';
import styles from './unused.module.css';

/** What will expire unused, by account and window. */
export function UnusedPanel({ active }: { readonly active: AccountKey }) {
  const { ports, snapshot, storedOutlook } = useApp();
  const { t, formats, sentences } = useTranslator();
  const now = useOutlookPeriod();
  const accounts = snapshot?.accounts ?? [];
  const keys = accounts.map(({ account }) => account.key);
  const { value: stored } = useLoaded(`${keys}/${snapshot?.revision}`, () =>
    keys.length > 1 ? ports.storedOutlooks(keys) : Promise.resolve<StoredOutlooks>({}),
  );
  const outlookFor = (key: AccountKey): StoredOutlook | null =>
    key === active ? storedOutlook : (stored?.[key] ?? null);
  const rows = accounts.flatMap(({ account, state }) => {
    const view = viewAccount(state, now);
    const hasReset = (view.bank.available ?? 0) > 0;
    return unusedShares(view, outlookFor(account.key), now).map((share) => ({ account, share, hasReset }));
  });
  return (
    <Panel name={t('plan.unused')}>
      {rows.length === 0 ? <p className={styles.secondary}>{t('plan.unused.none')}</p> : null}
      <ul className={styles.list}>
        {rows.map(({ account, share, hasReset }) => (
          <li key={`${account.key}/${share.seconds}`}>
            <p className={styles.head}>
              <b>
                {accounts.length > 1
                  ? t('plan.unused.of', { account: accountName(account.nickname), window: formats.window(share) })
                  : formats.window(share)}
              </b>
              <span>{t('plan.range', { low: share.least, high: share.most })}</span>
            </p>
            <RangeBar className={styles.bar} low={share.least} middle={share.points} high={share.most} />
            <p className={styles.secondary}>
              {share.points >= 1 ? sentences(describeUnused(share, hasReset)) : t('plan.unused.all')}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
