import type { ResetView } from '../../domain/accounts/account-view';
import { describeAdvice } from '../../domain/advice/describe-advice';
import type { ResetAdvice } from '../../domain/forecast/outlook';
import { localDate } from '../../domain/time/local-time';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useLocaleAndZone, useNow, useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { expiresSoon, lifetimeLeft, provenance } from './bank-texts';
import { LifeRing } from './life-ring';
import styles from './reset-days.module.css';
import { ResetFacts } from './reset-facts';

interface ResetDaysProps {
  /** Soonest to expire first. */
  readonly resets: readonly ResetView[];
  readonly useByLeadMs: number;
  readonly adviceOn: (key: string) => ResetAdvice | null;
}

/** The resets after the first few, in rows under the day they expire on. */
export function ResetDays({ resets, useByLeadMs, adviceOn }: ResetDaysProps) {
  const { zone } = useLocaleAndZone();
  const { t, formats } = useTranslator();
  return (
    <Panel name={t('bank.further', { count: resets.length })}>
      <ul className={styles.days}>
        {groupedByDay(resets, zone).map(([day, onDay]) => (
          <li key={day} className={styles.onDay}>
            <h3 className={styles.day}>
              {onDay[0]?.expiresAt == null ? t('bank.noExpiry') : formats.day(onDay[0].expiresAt)}
            </h3>
            <ul className={styles.rows}>
              {onDay.map((reset) => (
                <li key={reset.key}>
                  <ResetDayRow reset={reset} useByLeadMs={useByLeadMs} advice={adviceOn(reset.key)} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface ResetDayRowProps {
  readonly reset: ResetView;
  readonly useByLeadMs: number;
  readonly advice: ResetAdvice | null;
}

function ResetDayRow({ reset, useByLeadMs, advice }: ResetDayRowProps) {
  const now = useNow();
  const { t, spell, sentences, formats } = useTranslator();
  const from = provenance(reset);
  const hasAdvice = advice !== null && advice.advice !== 'none';
  return (
    <div className={styles.row}>
      <LifeRing share={lifetimeLeft(reset, now)} urgent={expiresSoon(reset, now)} size={28} />
      <div>
        <p>
          <b>
            {reset.expiresAt === null ? (
              (reset.title ?? t('bank.noExpiry'))
            ) : (
              <time dateTime={new Date(reset.expiresAt).toISOString()}>{formats.clock(reset.expiresAt)}</time>
            )}
          </b>
          {reset.expiresAt === null ? null : (
            <span className={styles.secondary}>
              {' · '}
              <T
                k="bank.useBy.inside"
                values={{ at: { node: <Moment key="at" at={reset.expiresAt - useByLeadMs} form="date" /> } }}
              />
            </span>
          )}
          {from ? <span className={styles.secondary}>{` · ${spell(from)}`}</span> : null}
        </p>
        {hasAdvice ? <p className={styles.secondary}>{sentences(describeAdvice(advice))}</p> : null}
        <ResetFacts reset={reset} advice={advice} />
      </div>
    </div>
  );
}

/** By the local day of expiry, in the order given; those without an expiry share the key "". */
function groupedByDay(
  resets: readonly ResetView[],
  zone: string,
): readonly (readonly [string, readonly ResetView[]])[] {
  const groups = new Map<string, ResetView[]>();
  for (const reset of resets) {
    const day = reset.expiresAt === null ? '' : localDate(reset.expiresAt, zone);
    groups.set(day, [...(groups.get(day) ?? []), reset]);
  }
  return [...groups];
}
