import type { CreditsView } from '../../domain/accounts/account-view';
import { formatCredits } from '../../i18n/format-credits';
import { Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { useLocaleAndZone } from '../components/reader-context';
import styles from './credit-grants.module.css';
import { grantText } from './credits-texts';

/** The grants the balance consists of, soonest to expire first. */
export function CreditGrants({ grants }: Pick<CreditsView, 'grants'>) {
  const { locale } = useLocaleAndZone();
  if (grants.length === 0) return <p className={styles.empty}>The page has not shown what the balance is made of.</p>;
  return (
    <ul className={styles.list}>
      {grants.map(({ remaining, expiresAt, type }) => (
        <li key={`${remaining}${expiresAt}${type}`}>
          <b>{formatCredits(remaining, locale) ?? remaining}</b>
          <span>
            {type ? `${grantText(type)} · ` : null}
            {expiresAt === null ? (
              'no expiry stated'
            ) : (
              <>
                expires <Moment at={expiresAt} form="date" />, <Countdown to={expiresAt} passed="already" />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
