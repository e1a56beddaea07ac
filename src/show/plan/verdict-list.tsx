import type { ResetVerdict } from '../../domain/plan/outlook';
import type { ResetView } from '../../domain/view';
import { Moment } from '../parts/moment';
import { Tag, type TagTone } from '../parts/tag';
import styles from './plan.module.css';

interface VerdictListProps {
  readonly verdicts: readonly ResetVerdict[];
  readonly resets: readonly ResetView[];
}

const words: Readonly<Record<ResetVerdict['advice'], { readonly text: string; readonly tone: TagTone }>> = {
  'use-now': { text: 'Use now', tone: 'bank' },
  wait: { text: 'Wait', tone: 'left' },
  'let-lapse': { text: 'Let it be', tone: 'quiet' },
  none: { text: 'No advice', tone: 'quiet' },
};

/** Each held reset in the order they would be used: what to do, why, and until when that holds. */
export function VerdictList({ verdicts, resets }: VerdictListProps) {
  if (verdicts.length === 0) return <p className={styles.quiet}>No reset is held.</p>;
  return (
    <ol className={styles.list}>
      {verdicts.map((verdict) => (
        <li key={verdict.key}>
          <Verdict verdict={verdict} expiresAt={resets.find(({ key }) => key === verdict.key)?.expiresAt ?? null} />
        </li>
      ))}
    </ol>
  );
}

function Verdict({ verdict, expiresAt }: { readonly verdict: ResetVerdict; readonly expiresAt: number | null }) {
  const { advice, text, reconsiderAt, lapseRisk, silence } = verdict;
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
