import type { Stamped } from '../../domain/accounts/account-state';
import type { CreditsView } from '../../domain/accounts/account-view';
import { dollarsOf, formatCredits } from '../../i18n/format-credits';
import { useLocaleAndZone } from '../components/reader-context';
import { BalanceChart } from './balance-chart';
import styles from './credits-balance.module.css';
import { CreditsExpiry } from './credits-expiry';
import { runwaySentence } from './credits-texts';

interface CreditsBalanceProps {
  readonly credits: CreditsView;
  /** Oldest first. */
  readonly balances: readonly Stamped<string>[];
}

/** The balance in credits and dollars, and how long it lasts at the rate it fell. */
export function CreditsBalance({ credits, balances }: CreditsBalanceProps) {
  const { locale } = useLocaleAndZone();
  if (credits.state !== 'balance') return <p className={styles.text}>{stateTexts[credits.state]}</p>;
  const amount = credits.balance === null ? null : formatCredits(credits.balance, locale);
  const dollars = credits.balance === null ? null : dollarsOf(credits.balance);
  return (
    <>
      <p className={styles.amount}>
        {amount ?? 'Not stated'}
        {dollars === null ? null : (
          <small> about {new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' }).format(dollars)}</small>
        )}
      </p>
      <p className={styles.text}>{runwaySentence(credits, locale)}</p>
      {credits.expiring ? (
        <p className={credits.expiring.isWasteful ? styles.warn : styles.text}>
          <CreditsExpiry expiring={credits.expiring} />
        </p>
      ) : null}
      {credits.spentWhilePlanLeft ? (
        <p className={styles.warn}>▲ Credits fell while plan use was still left: worth a look on the usage page.</p>
      ) : null}
      <BalanceChart balances={balances} />
    </>
  );
}

const stateTexts = {
  none: 'No paid balance: work stops when the plan’s windows are used up.',
  unlimited: 'Unlimited: nothing here runs out.',
  unknown: 'Not seen yet. Open the usage page once, and the balance appears here.',
} as const;
