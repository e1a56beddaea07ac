import type { BankView } from '../../domain/accounts/account-view';
import { dayPart } from '../../domain/forecast/forecast-sentences';
import type { ResetAdvice } from '../../domain/forecast/outlook';
import type { Instant } from '../../domain/time/instant';
import { bankTitle, noDatesText } from '../bank/bank-texts';
import { Moment } from '../components/moment';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { Tag, type TagTone } from '../components/tag';
import styles from './plan.module.css';

interface AdviceListProps {
  readonly advice: readonly ResetAdvice[];
  readonly bank: Pick<BankView, 'available' | 'detail' | 'resets'>;
}

const actions: Readonly<Record<ResetAdvice['advice'], { readonly text: string; readonly tone: TagTone }>> = {
  'use-now': { text: 'Use now', tone: 'bank' },
  wait: { text: 'Wait', tone: 'left' },
  'let-lapse': { text: 'Let it be', tone: 'quiet' },
  none: { text: 'No advice', tone: 'quiet' },
};

/** Advice on each held reset, in the order in which they would be used: what to do, why, and until when. */
export function AdviceList({ advice, bank }: AdviceListProps) {
  if (advice.length === 0) return <p className={styles.secondary}>{noAdviceText(bank)}</p>;
  return (
    <ol className={styles.list}>
      {advice.map((one) => (
        <li key={one.key}>
          <AdviceItem advice={one} expiresAt={bank.resets.find(({ key }) => key === one.key)?.expiresAt ?? null} />
        </li>
      ))}
    </ol>
  );
}

/** Why there is no advice. A bank of which only the count was seen is not called empty. */
function noAdviceText(bank: AdviceListProps['bank']): string {
  if (bank.available === 0) return 'No reset is held.';
  const why = noDatesText(bank) ?? 'The list is out of date; the usage page has the next one.';
  return bank.available === null ? why : `${bankTitle(bank)}. ${why}`;
}

interface AdviceItemProps {
  readonly advice: ResetAdvice;
  readonly expiresAt: Instant | null;
}

function AdviceItem({ advice, expiresAt }: AdviceItemProps) {
  const { advice: action, text, worthNowPercent, latestAt, reconsiderAt, lapseRisk, silence } = advice;
  const now = useNow();
  const place = useLocaleAndZone();
  return (
    <>
      <h3 className={styles.name}>
        <Tag tone={actions[action].tone}>{actions[action].text}</Tag>
        <span className={styles.aside}>
          {expiresAt === null ? (
            'no expiry stated'
          ) : (
            <>
              expires <Moment at={expiresAt} />
            </>
          )}
        </span>
      </h3>
      <p className={styles.sentence}>{text}</p>
      {silence === null ? (
        <dl className={styles.figures}>
          <div>
            <dt>Worth now</dt>
            <dd>{Math.round(worthNowPercent ?? 0)} % of a whole window</dd>
          </div>
          {latestAt === null || latestAt <= now || action === 'let-lapse' ? null : (
            <div>
              <dt>Sensible until</dt>
              <dd>{dayPart(latestAt, now, place).replace(/^on /, '')}</dd>
            </div>
          )}
          {lapseRisk === null || lapseRisk < 0.05 ? null : (
            <div>
              <dt>Risk of expiring unused</dt>
              <dd>{Math.round(lapseRisk * 20) * 5} %</dd>
            </div>
          )}
          {reconsiderAt === null ? null : (
            <div>
              <dt>Look again</dt>
              <dd>
                <Moment at={reconsiderAt} />
              </dd>
            </div>
          )}
        </dl>
      ) : null}
    </>
  );
}
