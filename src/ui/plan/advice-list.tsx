import type { BankView } from '../../domain/accounts/account-view';
import { dayPart } from '../../domain/forecast/forecast-sentences';
import type { ResetAdvice } from '../../domain/forecast/outlook';
import { bankTitle, noDatesText } from '../bank/bank-texts';
import { Moment } from '../components/moment';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { Tag, type TagTone } from '../components/tag';
import styles from './plan.module.css';

interface VerdictListProps {
  readonly verdicts: readonly ResetAdvice[];
  readonly bank: Pick<BankView, 'available' | 'detail' | 'resets'>;
}

const words: Readonly<Record<ResetAdvice['advice'], { readonly text: string; readonly tone: TagTone }>> = {
  'use-now': { text: 'Use now', tone: 'bank' },
  wait: { text: 'Wait', tone: 'left' },
  'let-lapse': { text: 'Let it be', tone: 'quiet' },
  none: { text: 'No advice', tone: 'quiet' },
};

/** Each held reset in the order they would be used: what to do, why, and until when that holds. */
export function AdviceList({ verdicts, bank }: VerdictListProps) {
  if (verdicts.length === 0) return <p className={styles.quiet}>{nothingToAdvise(bank)}</p>;
  return (
    <ol className={styles.list}>
      {verdicts.map((verdict) => (
        <li key={verdict.key}>
          <Verdict
            verdict={verdict}
            expiresAt={bank.resets.find(({ key }) => key === verdict.key)?.expiresAt ?? null}
          />
        </li>
      ))}
    </ol>
  );
}

/** A count without a list is a bank that holds something: nothing can be said of it, but not that it is empty. */
function nothingToAdvise(bank: VerdictListProps['bank']): string {
  if (bank.available === 0) return 'No reset is held.';
  const why = noDatesText(bank) ?? 'The list is out of date; the usage page has the next one.';
  return bank.available === null ? why : `${bankTitle(bank)}. ${why}`;
}

function Verdict({ verdict, expiresAt }: { readonly verdict: ResetAdvice; readonly expiresAt: number | null }) {
  const { advice, text, latestAt, reconsiderAt, lapseRisk, silence } = verdict;
  const now = useNow();
  const place = useLocaleAndZone();
  return (
    <>
      <h3 className={styles.name}>
        <Tag tone={words[advice].tone}>{words[advice].text}</Tag>
        <span className={styles.aside}>
          {expiresAt === null ? (
            'no expiry stated'
          ) : (
            <>
              lapses <Moment at={expiresAt} />
            </>
          )}
        </span>
      </h3>
      <p className={styles.sentence}>{text}</p>
      {silence === null ? (
        <dl className={styles.figures}>
          <div>
            <dt>Worth now</dt>
            <dd>{Math.round(verdict.worthNowPercent ?? 0)} % of a whole window</dd>
          </div>
          {latestAt === null || latestAt <= now || advice === 'let-lapse' ? null : (
            <div>
              <dt>Sensible until</dt>
              <dd>{dayPart(latestAt, now, place).replace(/^on /, '')}</dd>
            </div>
          )}
          {lapseRisk === null || lapseRisk < 0.05 ? null : (
            <div>
              <dt>Risk of lapsing</dt>
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
