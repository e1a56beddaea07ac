import type { ReferralView } from '../../domain/accounts/account-view';
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { ReferralCapacity } from '../../domain/observations/observation';
import { Fact, Facts } from '../components/facts';
import { useTranslator } from '../components/reader-context';
import styles from './referral-campaign.module.css';

/** The campaign's limits and rules, as the page states them. */
export function ReferralCampaign({ referral }: { readonly referral: ReferralView }) {
  const { t, spell } = useTranslator();
  if (referral.capacities.length === 0 && referral.rules.length === 0)
    return <p className={styles.empty}>{t('referral.noRules')}</p>;
  return (
    <>
      {referral.capacities.length === 0 ? null : (
        <Facts>
          {referral.capacities.map((capacity) => (
            <Fact key={`${capacity.type}${capacity.period}`} name={spell(capacityName(capacity))}>
              {spell(capacityAmount(capacity))}
            </Fact>
          ))}
        </Facts>
      )}
      {referral.rules.length === 0 ? null : (
        <ul className={styles.rules}>
          {referral.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function capacityName({ type }: ReferralCapacity): Message {
  if (type === null) return message('referral.limit');
  return type === 'send' ? message('referral.toSend') : message('referral.toEarn');
}

/** The page's own word for the period; one that is not known is quoted with spaces. */
function periodName(period: string): Message {
  return message('referral.period', { period, name: period.replaceAll('_', ' ') });
}

function capacityAmount({ used, total, period }: ReferralCapacity): Message {
  const amount =
    total === null
      ? message('referral.capacity.used', { used: used ?? 0 })
      : message('referral.capacity.of', { used: used ?? 0, total });
  return period === null ? amount : message('referral.capacity.period', { amount, period: periodName(period) });
}
