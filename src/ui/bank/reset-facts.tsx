import type { ResetView } from '../../domain/accounts/account-view';
import type { ResetAdvice } from '../../domain/forecast/outlook';
import { message } from '../../domain/messages/message';
import { Ago } from '../components/countdown';
import { Fact, Facts } from '../components/facts';
import { Moment } from '../components/moment';
import { useNow, useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { costOfUse, provenance, type Worth, worthNow } from './bank-texts';
import styles from './reset-card.module.css';

interface ResetFactsProps {
  readonly reset: ResetView;
  /** The planner's advice on it; null where there is none. */
  readonly advice: ResetAdvice | null;
}

/** What else is known about a reset, folded away: its worth now, when and where it came from, when it was last confirmed. */
export function ResetFacts({ reset, advice }: ResetFactsProps) {
  const now = useNow();
  const { t } = useTranslator();
  // A reading too old to advise on is too old for a number.
  const worth = advice?.silence === 'stale' ? null : (advisedWorth(advice) ?? worthNow(reset, now));
  return (
    <details className={styles.details}>
      <summary>{t('bank.details')}</summary>
      <Facts>
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
      </Facts>
    </details>
  );
}

function WorthFact({
  reset,
  worth,
}: Pick<ResetFactsProps, 'reset'> & { readonly worth: Pick<Worth, 'ofWindow' | 'gains'> }) {
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
function OriginFact({ reset }: Pick<ResetFactsProps, 'reset'>) {
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
