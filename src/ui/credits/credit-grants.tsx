import type { CreditsView } from '../../domain/accounts/account-view';
import { message } from '../../domain/messages/message';
import { Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { useNow, useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './credit-grants.module.css';
import { amountValue, grantName } from './credits-texts';

/** The grants the balance consists of, soonest to expire first. */
export function CreditGrants({ grants }: Pick<CreditsView, 'grants'>) {
  const { t, spell } = useTranslator();
  if (grants.length === 0) return <p className={styles.empty}>{t('credits.grants.unknown')}</p>;
  return (
    <ul className={styles.list}>
      {grants.map(({ remaining, expiresAt, type }) => (
        <li key={`${remaining}${expiresAt}${type}`}>
          <b>{spell(message('common.text', { text: amountValue(remaining) }))}</b>
          <span>
            {type ? (
              <T
                k="common.list.dots"
                values={{ first: grantName(type), second: { node: <Expiry key="expiry" at={expiresAt} /> } }}
              />
            ) : (
              <Expiry at={expiresAt} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Expiry({ at }: { readonly at: number | null }) {
  const { t } = useTranslator();
  const now = useNow();
  if (at === null) return t('credits.grant.noExpiry');
  if (at <= now) return <T k="credits.grant.expired" values={{ at: { node: <Moment at={at} form="date" /> } }} />;
  const countdown = <Countdown to={at} />;
  return (
    <T
      k="credits.grant.expires"
      values={{ at: { node: <Moment at={at} form="date" /> }, countdown: { node: countdown } }}
    />
  );
}
