import type { ResetView } from '../../domain/accounts/account-view';
import { describeAdvice } from '../../domain/advice/describe-advice';
import type { ResetAdvice } from '../../domain/forecast/outlook';
import { message } from '../../domain/messages/message';
import { classNames } from '../components/class-names';
import { Ago, Countdown } from '../components/countdown';
import { Fact, Facts } from '../components/facts';
import { Moment } from '../components/moment';
import { useNow, useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { T } from '../components/translation';
import { costOfUse, expiresSoon, lifetimeLeft, provenance, type Worth, worthNow } from './bank-texts';
import { LifeRing } from './life-ring';
import styles from './reset-card.module.css';

interface ResetCardProps {
  readonly reset: ResetView;
  readonly useByLeadMs: number;
  /** The planner's advice on it; null where there is none. */
  readonly advice: ResetAdvice | null;
}

/** One banked reset, with everything needed to decide when to use it. */
export function ResetCard({ reset, useByLeadMs, advice }: ResetCardProps) {
  const now = useNow();
  const { t, sentences } = useTranslator();
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
      {advice && isWorthSaying(advice) ? <p className={styles.advice}>{sentences(describeAdvice(advice))}</p> : null}
      <div className={styles.facts}>
        <Facts>
          <ResetFacts reset={reset} useByLeadMs={useByLeadMs} advice={advice} />
        </Facts>
      </div>
    </article>
  );
}

/** The reason for having no advice is only shown where the user can do something about it. */
function isWorthSaying({ advice: action, silence }: ResetAdvice): boolean {
  return action !== 'none' || silence === 'stale' || silence === 'nothing-used';
}

function ResetFacts({ reset, useByLeadMs, advice }: ResetCardProps) {
  const now = useNow();
  const { t } = useTranslator();
  // A reading too old to advise on is too old for a number.
  const worth = advice?.silence === 'stale' ? null : (advisedWorth(advice) ?? worthNow(reset, now));
  return (
    <>
      {reset.expiresAt === null ? null : (
        <Fact name={t('bank.useBy')}>
          <Moment at={reset.expiresAt - useByLeadMs} form="date" />
        </Fact>
      )}
      {worth ? <WorthFact reset={reset} worth={worth} /> : null}
      {reset.grantedAt === null ? null : (
        <Fact name={t('bank.granted')}>
          <Moment at={reset.grantedAt} form="date" />
        </Fact>
      )}
      <OriginFact reset={reset} />
      <Fact name={t('bank.confirmedAt')}>
        <Ago at={reset.lastConfirmedAt} />
      </Fact>
    </>
  );
}

function WorthFact({
  reset,
  worth,
}: Pick<ResetCardProps, 'reset'> & { readonly worth: Pick<Worth, 'ofWindow' | 'gains'> }) {
  const { t, spell } = useTranslator();
  const cost = costOfUse(reset);
  return (
    <Fact name={t('bank.worthNow')}>
      <Tag tone={worth.gains ? 'bank' : 'quiet'}>{spell(worth.ofWindow)}</Tag>
      {cost ? <span className={styles.why}>{spell(cost)}</span> : null}
    </Fact>
  );
}

/** Where it came from, in our words and the page's; nothing where neither is known. */
function OriginFact({ reset }: Pick<ResetCardProps, 'reset'>) {
  const { t, spell } = useTranslator();
  const from = provenance(reset);
  if (!from && !reset.title) return null;
  return (
    <Fact name={t('bank.from')}>
      {[from && spell(from), reset.title].filter(Boolean).join(' · ')}
      {reset.description ? <span className={styles.why}>{reset.description}</span> : null}
    </Fact>
  );
}

/** The worth that the advice names: one number for one thing. Null without advice. */
function advisedWorth(advice: ResetAdvice | null): Pick<Worth, 'ofWindow' | 'gains'> | null {
  if (!advice || advice.silence !== null || advice.worthNowPercent === null) return null;
  const percent = Math.round(advice.worthNowPercent);
  if (percent < 1) return { ofWindow: message('plan.advice.worthNothing'), gains: false };
  return { ofWindow: message('plan.advice.worth', { percent }), gains: true };
}
