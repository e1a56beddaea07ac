import type { CreditsView } from '../../domain/accounts/account-view';
import { formatCredits } from '../../i18n/format-credits';
import { Panel } from '../components/panel';
import { useLocaleAndZone } from '../components/reader-context';
import styles from '../components/small-panel.module.css';
import { ShortCreditsExpiry } from './credits-expiry';
import { runwayText, topUpText } from './credits-texts';

/** The paid balance in two lines: the amount, and how long it lasts or what expires first. */
export function CreditsPanel({ credits }: { readonly credits: CreditsView }) {
  return (
    <Panel name="Credits" className={styles.panel}>
      <p className={styles.strong}>
        <Amount credits={credits} />
      </p>
      <p className={styles.detail}>
        <Detail credits={credits} />
      </p>
    </Panel>
  );
}

function Amount({ credits }: { readonly credits: CreditsView }) {
  const { locale } = useLocaleAndZone();
  switch (credits.state) {
    case 'unlimited':
      return 'Unlimited';
    case 'none':
      return 'None';
    case 'unknown':
      return <span className={styles.unknown}>Not seen yet</span>;
    case 'balance':
      return (credits.balance && formatCredits(credits.balance, locale)) ?? 'Not stated';
  }
}

function Detail({ credits }: { readonly credits: CreditsView }) {
  const { locale } = useLocaleAndZone();
  if (credits.spentWhilePlanLeft) return <span className={styles.warn}>▲ spent while plan use was left</span>;
  if (credits.state === 'unknown') return 'The usage page shows them.';
  if (credits.state !== 'balance') return credits.state === 'none' ? 'No paid balance.' : 'Nothing to run out.';
  const topUp = topUpText(credits, locale);
  const { expiring } = credits;
  if (expiring?.isWasteful)
    return (
      <span className={styles.warn}>
        <ShortCreditsExpiry expiring={expiring} />
      </span>
    );
  if (topUp !== null) return topUp;
  if (credits.runwayDays !== null) return `lasts about ${runwayText(credits.runwayDays)}`;
  return expiring ? <ShortCreditsExpiry expiring={expiring} /> : 'not being spent';
}
