import type { CreditsView } from '../../domain/accounts/account-view';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import styles from '../components/small-panel.module.css';
import { CreditsAmount } from './credits-amount';
import { ShortCreditsExpiry } from './credits-expiry';
import { topUpMessage } from './credits-texts';

/** The paid balance in two lines: the amount, and how long it lasts or what expires first. */
export function CreditsPanel({ credits }: { readonly credits: CreditsView }) {
  const { t } = useTranslator();
  return (
    <Panel name={t('credits.title')} className={styles.panel}>
      <p className={styles.strong}>
        <CreditsAmountOrState credits={credits} />
      </p>
      <p className={styles.detail}>
        <CreditsDetail credits={credits} />
      </p>
    </Panel>
  );
}

/** The balance; where there is none, what there is instead. */
export function CreditsAmountOrState({ credits }: { readonly credits: CreditsView }) {
  const { t } = useTranslator();
  if (credits.state === 'balance') return <CreditsAmount balance={credits.balance} />;
  const text = t(`credits.amount.${credits.state}`);
  return credits.state === 'unknown' ? <span className={styles.unknown}>{text}</span> : text;
}

interface CreditsDetailProps {
  readonly credits: CreditsView;
  /** As short as can be: of what expires unused only that it expires. */
  readonly short?: boolean;
}

/** What matters most of the balance: a warning, how it is filled up, how long it lasts, or what expires first. */
export function CreditsDetail({ credits, short = false }: CreditsDetailProps) {
  const { t, spell } = useTranslator();
  const { state, expiring, runwayDays } = credits;
  if (credits.spentWhilePlanLeft)
    return (
      <span className={styles.warn}>
        <span aria-hidden="true">▲ </span>
        {t('credits.detail.spentWhilePlanLeft')}
      </span>
    );
  if (state !== 'balance') return t(`credits.detail.${state}`);
  if (expiring?.isWasteful)
    return (
      <span className={styles.warn}>
        <ShortCreditsExpiry expiring={expiring} short={short} />
      </span>
    );
  const topUp = topUpMessage(credits);
  if (topUp !== null) return spell(topUp);
  if (runwayDays !== null) return t('credits.detail.lasts', { days: Math.floor(runwayDays) });
  return expiring ? <ShortCreditsExpiry expiring={expiring} /> : t('credits.detail.notSpent');
}
