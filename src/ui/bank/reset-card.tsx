import type { ResetView } from '../../domain/accounts/account-view';
import type { ResetAdvice } from '../../domain/forecast/outlook';
import { formatDuration } from '../../i18n/format-duration';
import { classNames } from '../components/class-names';
import { Ago, Countdown } from '../components/countdown';
import { Fact, Facts } from '../components/facts';
import { Moment } from '../components/moment';
import { useNow } from '../components/reader-context';
import { Tag } from '../components/tag';
import { expiresSoon, lifetimeLeft, provenanceText, worthText } from './bank-texts';
import { LifeRing } from './life-ring';
import styles from './reset-card.module.css';

interface ResetCardProps {
  readonly reset: ResetView;
  readonly useByLeadMs: number;
  /** What the forecast makes of it; null where none was made. */
  readonly advice: ResetAdvice | null;
}

/** One banked reset, with all one needs to decide when to use it. */
export function ResetCard({ reset, useByLeadMs, advice: verdict }: ResetCardProps) {
  const now = useNow();
  const urgent = expiresSoon(reset, now);
  return (
    <article className={classNames(styles.card, urgent && styles.urgent)}>
      <header className={styles.head}>
        <LifeRing share={lifetimeLeft(reset, now)} urgent={urgent} size={52} />
        <div>
          <h2 className={styles.lapses}>
            {reset.expiresAt === null ? (
              'No expiry stated'
            ) : (
              <>
                Lapses <Countdown to={reset.expiresAt} passed="now" />
              </>
            )}
          </h2>
          {reset.expiresAt === null ? null : <Moment at={reset.expiresAt} form="date" className={styles.at} />}
        </div>
      </header>
      {verdict && speaks(verdict) ? <p className={styles.verdict}>{verdict.text}</p> : null}
      <div className={styles.facts}>
        <Facts>
          <ResetFacts reset={reset} useByLeadMs={useByLeadMs} advice={verdict} />
        </Facts>
      </div>
    </article>
  );
}

/** Why there is no advice is worth a line where something can be done about it. */
function speaks({ advice, silence }: ResetAdvice): boolean {
  return advice !== 'none' || silence === 'stale' || silence === 'nothing-used';
}

function ResetFacts({ reset, useByLeadMs, advice: verdict }: ResetCardProps) {
  const now = useNow();
  // What is too old to advise on is too old to be worth a number now.
  const worth = verdict?.silence === 'stale' ? null : worthText(reset, now);
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
          <span className={styles.why}>{worthDetail(reset, verdict)}</span>
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

/** What using it now would throw away and move; and what the number is, where the advice names another one. */
function worthDetail({ worth }: ResetView, verdict: ResetAdvice | null): string {
  if (!worth) return '';
  const advised = verdict?.advice === 'none' ? null : (verdict?.worthNowPercent ?? null);
  const parts = [
    advised !== null && Math.round(advised) !== Math.floor((worth.now ?? 0) * 100) && 'counting this window alone',
    worth.forfeited !== null &&
      worth.forfeited > 0 &&
      `${Math.round(worth.forfeited * 100)} % still left would be forfeited`,
    worth.shiftMs !== null && worth.shiftMs > 0 && `the window would end ${formatDuration(worth.shiftMs)} later`,
  ];
  return parts.filter(Boolean).join('; ');
}
