import type { ReactNode } from 'react';
import type { ResetView } from '../../domain/accounts/account-view';
import type { ResetAdvice } from '../../domain/forecast/outlook';
import { classNames } from '../components/class-names';
import { Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { useNow, useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { expiresSoon, lifetimeLeft } from './bank-texts';
import { LifeRing } from './life-ring';
import { ResetAdviceLine } from './reset-advice-line';
import styles from './reset-card.module.css';
import { ResetFacts } from './reset-facts';

interface ResetCardProps {
  readonly reset: ResetView;
  readonly useByLeadMs: number;
  /** The planner's advice on it; null where there is none. */
  readonly advice: ResetAdvice | null;
  /** What using it would do, to unfold. Absent where that is not drawn. */
  readonly effect?: ReactNode;
}

/** One banked reset: when it expires, what to do with it, and until when. Everything else is under Details. */
export function ResetCard({ reset, useByLeadMs, advice, effect }: ResetCardProps) {
  const now = useNow();
  const { t } = useTranslator();
  const urgent = expiresSoon(reset, now);
  return (
    <article className={classNames(styles.card, urgent && styles.urgent)}>
      <header className={styles.head}>
        <LifeRing share={lifetimeLeft(reset, now)} urgent={urgent} size={52} />
        <div>
          <h2 className={styles.expiry}>
            {reset.expiresAt === null ? (
              t('bank.noExpiry')
            ) : (
              <T k="bank.expires" values={{ left: { node: <Countdown key="left" to={reset.expiresAt} /> } }} />
            )}
          </h2>
          {reset.expiresAt === null ? null : <Moment at={reset.expiresAt} form="date" className={styles.at} />}
        </div>
      </header>
      <ResetAdviceLine advice={advice} />
      {reset.expiresAt === null ? null : (
        <p className={styles.useBy}>
          <T
            k="bank.useBy.at"
            values={{ at: { node: <Moment key="at" at={reset.expiresAt - useByLeadMs} form="date" /> } }}
          />
        </p>
      )}
      <ResetFacts reset={reset} advice={advice} />
      {effect ? (
        <details className={styles.effect}>
          <summary>{t('plan.effect.see')}</summary>
          {effect}
        </details>
      ) : null}
    </article>
  );
}
