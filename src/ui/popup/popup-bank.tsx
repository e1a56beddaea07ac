import type { ReactNode } from 'react';
import type { BankView, ResetView } from '../../domain/accounts/account-view';
import type { Message } from '../../domain/messages/value';
import type { Instant } from '../../domain/time/instant';
import { expiresSoon, sharedWorth } from '../bank/bank-texts';
import { Ago } from '../components/countdown';
import { Day } from '../components/day';
import { Dotted } from '../components/dotted';
import { Moment } from '../components/moment';
import { useNow, useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './popup-bank.module.css';
import { PopupRow } from './popup-row';

interface PopupBankProps {
  readonly bank: BankView;
  /** What to do with the next reset; null where there is no advice. */
  readonly advice: Message | null;
  readonly openApp: (route: string) => void;
}

const diamond = 'M8 1.8L14.2 8 8 14.2 1.8 8z';

/** The banked resets in one line: how many and when the next two expire; above it what to do with the next one. */
export function PopupBank({ bank, advice, openApp }: PopupBankProps) {
  const { t, spell } = useTranslator();
  const now = useNow();
  const available = bank.resets.filter(({ status }) => status === 'available');
  const lead = advice ?? sharedWorth(available.slice(0, 1), now);
  return (
    <PopupRow
      region={t('bank.region')}
      link={t('popup.bank')}
      to="/bank"
      openApp={openApp}
      icon={diamond}
      tone="bank"
      lead={lead && spell(lead)}
      title={bank.available === null ? t('popup.resets.title') : t('popup.resets', { count: bank.available })}
    >
      <Dotted facts={facts(bank, available)} />
    </PopupRow>
  );
}

/** When the next two expire, how many more there are; why there are no dates, that count and list disagree, or that both are old. */
function facts(bank: BankView, available: readonly ResetView[]): readonly ReactNode[] {
  const [first, second, ...others] = available.flatMap(({ expiresAt }) => expiresAt ?? []);
  const isOld = bank.freshness === 'aged' || bank.freshness === 'superseded';
  return [
    first === undefined ? null : <FirstExpiry key="first" at={first} resets={available} />,
    second === undefined ? null : <Day key="second" at={second} />,
    others.length > 0 ? <T key="more" k="bank.more" values={{ count: others.length }} /> : null,
    bank.detail === 'dated' ? null : <T key="why" k={`popup.resets.${bank.detail}`} />,
    bank.disagrees ? <T key="listed" k="popup.resets.mismatch" values={{ listed: available.length }} /> : null,
    isOld && bank.observedAt !== null ? (
      <T key="old" k="popup.resets.confirmed" values={{ ago: { node: <Ago key="ago" at={bank.observedAt} /> } }} />
    ) : null,
  ];
}

/** To the minute, with a sign where resets expire within three days. */
function FirstExpiry({ at, resets }: { readonly at: Instant; readonly resets: readonly ResetView[] }) {
  const now = useNow();
  const { t } = useTranslator();
  const soon = resets.filter((reset) => expiresSoon(reset, now)).length;
  if (soon === 0) return <Moment at={at} form="date" />;
  return (
    <span className={styles.soon}>
      <Moment at={at} form="date" />
      <b className={styles.sign} aria-hidden="true">
        !
      </b>
      <span className="visually-hidden"> {t('bank.expiring', { count: soon })}</span>
    </span>
  );
}
