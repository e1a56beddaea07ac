import type { ResetView } from '../../domain/accounts/account-view';
import { describeAdvice } from '../../domain/advice/describe-advice';
import type { ResetAdvice } from '../../domain/forecast/outlook';
import { formatDuration } from '../../i18n/format-duration';
import type { Translator } from '../../i18n/translator';
import { classNames } from '../components/class-names';
import { Ago, Countdown } from '../components/countdown';
import { Fact, Facts } from '../components/facts';
import { Moment } from '../components/moment';
import { useNow, useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { expiresSoon, lifetimeLeft, provenanceText, type Worth, worthText } from './bank-texts';
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
  const { sentences } = useTranslator();
  const urgent = expiresSoon(reset, now);
  return (
    <article className={classNames(styles.card, urgent && styles.urgent)}>
      <header className={styles.head}>
        <LifeRing share={lifetimeLeft(reset, now)} urgent={urgent} size={52} />
        <div>
          <h2 className={styles.expiry}>
            {reset.expiresAt === null ? (
              'No expiry stated'
            ) : (
              <>
                Expires <Countdown to={reset.expiresAt} passed="now" />
              </>
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
  const worth = advice?.silence === 'stale' ? null : (advisedWorth(advice, t) ?? worthText(reset, now));
  const from = provenanceText(reset);
  return (
    <>
      {reset.expiresAt === null ? null : (
        <Fact name="Use by">
          <Moment at={reset.expiresAt - useByLeadMs} form="date" />
        </Fact>
      )}
      {worth ? (
        <Fact name="Worth now">
          <Tag tone={worth.gains ? 'bank' : 'quiet'}>{worth.ofWindow}</Tag>
          <span className={styles.why}>{worthDetail(reset)}</span>
        </Fact>
      ) : null}
      {reset.grantedAt === null ? null : (
        <Fact name="Granted">
          <Moment at={reset.grantedAt} form="date" />
        </Fact>
      )}
      {from || reset.title ? (
        <Fact name="From">
          {[from, reset.title].filter(Boolean).join(' · ')}
          {reset.description ? <span className={styles.why}>{reset.description}</span> : null}
        </Fact>
      ) : null}
      <Fact name="Confirmed">
        <Ago at={reset.lastConfirmedAt} />
      </Fact>
    </>
  );
}

/** The worth that the advice names: one number for one thing. Null without advice. */
function advisedWorth(advice: ResetAdvice | null, t: Translator['t']): Pick<Worth, 'ofWindow' | 'gains'> | null {
  if (!advice || advice.silence !== null || advice.worthNowPercent === null) return null;
  const percent = Math.round(advice.worthNowPercent);
  if (percent < 1) return { ofWindow: t('plan.advice.worthNothing'), gains: false };
  return { ofWindow: t('plan.advice.worth', { percent }), gains: true };
}

/** What using it now would forfeit and postpone. */
function worthDetail({ worth }: ResetView): string {
  if (!worth) return '';
  const parts = [
    worth.forfeited !== null &&
      worth.forfeited > 0 &&
      `${Math.round(worth.forfeited * 100)} % still left would be forfeited`,
    worth.shiftMs !== null && worth.shiftMs > 0 && `the window would end ${formatDuration(worth.shiftMs)} later`,
  ];
  return parts.filter(Boolean).join('; ');
}
