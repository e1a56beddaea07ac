import type { BankView } from '../../domain/accounts/account-view';
import type { Message } from '../../domain/messages/value';
import { classNames } from '../components/class-names';
import { Ago } from '../components/countdown';
import { Panel } from '../components/panel';
import { useNow, useTranslator } from '../components/reader-context';
import { Sentences } from '../components/sentences';
import { Tag } from '../components/tag';
import { T } from '../components/translation';
import adviceStyles from './advice.module.css';
import styles from './bank-panel.module.css';
import { bankTitle, expiresSoon, noDatesReason, sharedWorth } from './bank-texts';
import { ResetRow } from './reset-row';

interface BankPanelProps {
  readonly bank: BankView;
  /** What to do with the next reset, in one line above the list; null where there is no advice. */
  readonly advice: Message | null;
  /** Lists only the first few and links to all of them as "and 2 more". Left out, every reset is listed. */
  readonly limit?: { readonly count: number; readonly linkToAll: string };
}

/** The resets an account holds, soonest to expire first. */
export function BankPanel({ bank, advice, limit }: BankPanelProps) {
  const { t, spell } = useTranslator();
  const available = bank.resets.filter(({ status }) => status === 'available');
  const listed = available.slice(0, limit?.count);
  const noDates = noDatesReason(bank);
  const gain = sharedWorth(available, useNow());
  const shared = advice ?? gain;
  return (
    <Panel name={t('bank.region')} title={spell(bankTitle(bank))} aside={<ExpiringTag bank={bank} />}>
      {shared === null ? null : <p className={classNames(adviceStyles.advice, styles.advice)}>{spell(shared)}</p>}
      {noDates === null ? null : <p className={styles.noDates}>{spell(noDates)}</p>}
      {available.length === 0 ? null : (
        <ul className={styles.list}>
          {listed.map((reset) => (
            <li key={reset.key}>
              <ResetRow reset={reset} showWorth={shared === null} />
            </li>
          ))}
        </ul>
      )}
      {limit && available.length > listed.length ? (
        <p className={styles.note}>
          <a href={limit.linkToAll}>{t('bank.more', { count: available.length - listed.length })}</a>
        </p>
      ) : null}
      <Caveats bank={bank} listed={available.length} />
    </Panel>
  );
}

function ExpiringTag({ bank }: { readonly bank: BankView }) {
  const now = useNow();
  const { t } = useTranslator();
  const expiring = bank.resets.filter((reset) => expiresSoon(reset, now)).length;
  if (expiring === 0) return null;
  return <Tag tone="warn">{`! ${t('bank.expiring', { count: expiring })}`}</Tag>;
}

/** Says that count and list disagree, or that both are old. */
function Caveats({ bank, listed }: { readonly bank: BankView; readonly listed: number }) {
  const { t } = useTranslator();
  const isOld = bank.observedAt !== null && (bank.freshness === 'aged' || bank.freshness === 'superseded');
  if (!bank.disagrees && !isOld) return null;
  return (
    <p className={styles.note}>
      <Sentences>
        {bank.disagrees ? t('bank.mismatch', { counted: bank.available ?? 0, listed }) : null}
        {isOld && bank.observedAt !== null ? (
          <T k="bank.confirmed" values={{ ago: { node: <Ago key="ago" at={bank.observedAt} /> } }} />
        ) : null}
      </Sentences>
    </p>
  );
}
