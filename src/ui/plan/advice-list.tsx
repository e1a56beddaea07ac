import type { BankView } from '../../domain/accounts/account-view';
import { describeAdvice } from '../../domain/advice/describe-advice';
import type { ResetAdvice } from '../../domain/forecast/outlook';
import { message } from '../../domain/messages/message';
import adviceStyles from '../bank/advice.module.css';
import { noDatesReason } from '../bank/bank-texts';
import { classNames } from '../components/class-names';
import { Moment } from '../components/moment';
import { useNow, useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { T } from '../components/translation';
import styles from './plan.module.css';

interface AdviceListProps {
  readonly advice: readonly ResetAdvice[];
  readonly bank: Pick<BankView, 'available' | 'detail'>;
}

/** Advice on each held reset, in the order in which they would be used: what to do, why, and until when. */
export function AdviceList({ advice, bank }: AdviceListProps) {
  if (advice.length === 0) return <NoAdvice bank={bank} />;
  return (
    <ol className={styles.list}>
      {advice.map((one) => (
        <li key={one.key}>
          <AdviceItem advice={one} />
        </li>
      ))}
    </ol>
  );
}

/** Why there is no advice. A bank of which only the count was seen is not called empty. */
function NoAdvice({ bank }: Pick<AdviceListProps, 'bank'>) {
  const { t, sentences } = useTranslator();
  const { available: count } = bank;
  const why = noDatesReason(bank) ?? message('plan.advice.oldList');
  const counted = count === null ? [why] : [message('bank.counted', { count }), why];
  return <p className={styles.secondary}>{count === 0 ? t('plan.advice.none') : sentences(counted)}</p>;
}

function AdviceItem({ advice: made }: { readonly advice: ResetAdvice }) {
  const { t, sentences } = useTranslator();
  const { advice, expiresAt, silence } = made;
  return (
    <>
      <h3 className={styles.name}>
        <span>
          {expiresAt === null ? (
            t('plan.advice.noExpiry')
          ) : (
            <T k="plan.advice.expires" values={{ at: { node: <Moment at={expiresAt} form="date" /> } }} />
          )}
        </span>
        {advice === 'use-now' ? <Tag tone="bank">{t('plan.advice.useNow')}</Tag> : null}
      </h3>
      <p className={classNames(adviceStyles.advice, styles.advice)}>{sentences(describeAdvice(made))}</p>
      {silence === null ? <Figures advice={made} /> : null}
    </>
  );
}

/** A smaller risk is not worth a line. */
const minRisk = 0.05;

function Figures({ advice: made }: { readonly advice: ResetAdvice }) {
  const { t, formats } = useTranslator();
  const now = useNow();
  const { advice, worthNowPercent, latestAt, reconsiderAt, lapseRisk } = made;
  const percent = Math.round(worthNowPercent ?? 0);
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t('plan.advice.worthNow')}</dt>
        <dd>{percent < 1 ? t('plan.advice.worthNothing') : t('plan.advice.worth', { percent })}</dd>
      </div>
      {latestAt === null || latestAt <= now || advice === 'let-lapse' ? null : (
        <div>
          <dt>{t('plan.advice.sensibleUntil')}</dt>
          <dd>{formats.dayPart(latestAt)}</dd>
        </div>
      )}
      {lapseRisk === null || lapseRisk < minRisk ? null : (
        <div>
          <dt>{t('plan.advice.risk')}</dt>
          <dd>{formats.percent(Math.round(lapseRisk * 20) * 5)}</dd>
        </div>
      )}
      {reconsiderAt === null ? null : (
        <div>
          <dt>{t('plan.advice.lookAgain')}</dt>
          <dd>
            <Moment at={reconsiderAt} />
          </dd>
        </div>
      )}
    </dl>
  );
}
