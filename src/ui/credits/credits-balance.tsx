import type { Stamped } from '../../domain/accounts/account-state';
import type { CreditsView } from '../../domain/accounts/account-view';
import { dollarsOf } from '../../i18n/format-credits';
import { useTranslator } from '../components/reader-context';
import { BalanceChart } from './balance-chart';
import { CreditsAmount } from './credits-amount';
import styles from './credits-balance.module.css';
import { CreditsExpiry } from './credits-expiry';
import { runwaySentences } from './credits-texts';

interface CreditsBalanceProps {
  readonly credits: CreditsView;
  /** Oldest first. */
  readonly balances: readonly Stamped<string>[];
}

/** The balance in credits and dollars, how long it lasts at the rate it fell, and what expires before. */
export function CreditsBalance({ credits, balances }: CreditsBalanceProps) {
  const { t, sentences } = useTranslator();
  const runway = runwaySentences(credits);
  if (credits.state !== 'balance') return <p className={styles.text}>{t(`credits.page.${credits.state}`)}</p>;
  return (
    <>
      <p className={styles.amount}>
        <CreditsAmount balance={credits.balance} />
        <Dollars balance={credits.balance} />
      </p>
      {runway.length === 0 ? null : <p className={styles.text}>{sentences(runway)}</p>}
      {credits.expiring ? (
        <p className={credits.expiring.isWasteful ? styles.warn : styles.text}>
          <CreditsExpiry expiring={credits.expiring} />
        </p>
      ) : null}
      {credits.spentWhilePlanLeft ? (
        <p className={styles.warn}>
          <span aria-hidden="true">▲ </span>
          {t('credits.page.spentWhilePlanLeft')}
        </p>
      ) : null}
      <BalanceChart balances={balances} />
    </>
  );
}

function Dollars({ balance }: Pick<CreditsView, 'balance'>) {
  const { t, place } = useTranslator();
  const value = balance === null ? null : dollarsOf(balance);
  if (value === null) return null;
  const dollars = new Intl.NumberFormat(place.locale, { style: 'currency', currency: 'USD' }).format(value);
  return <small>{t('credits.dollars', { dollars })}</small>;
}
