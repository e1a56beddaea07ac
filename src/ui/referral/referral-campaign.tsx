import type { ReferralView } from '../../domain/accounts/account-view';
import type { ReferralCapacity } from '../../domain/observations/observation';
import { Fact, Facts } from '../components/facts';
import styles from './referral-campaign.module.css';

/** The campaign's limits and rules, as the page states them. */
export function ReferralCampaign({ referral }: { readonly referral: ReferralView }) {
  if (referral.capacities.length === 0 && referral.rules.length === 0)
    return <p className={styles.empty}>The page states no rules or limits right now.</p>;
  return (
    <>
      {referral.capacities.length === 0 ? null : (
        <Facts>
          {referral.capacities.map((capacity) => (
            <Fact key={`${capacity.type}${capacity.period}`} name={capacityName(capacity)}>
              {capacityText(capacity)}
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

function capacityName({ type }: ReferralCapacity): string {
  if (type === null) return 'Limit';
  return type === 'send' ? 'To send' : 'To earn';
}

function capacityText({ used, total, period }: ReferralCapacity): string {
  const amount = total === null ? `${used ?? 0} so far` : `${used ?? 0} of ${total} used`;
  return period === null ? amount : `${amount}, ${period.replaceAll('_', ' ')}`;
}
