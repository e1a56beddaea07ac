import type { Freshness } from '../../domain/accounts/account-view';
import type { Instant } from '../../domain/time/instant';
import { classNames } from './class-names';
import { Ago } from './countdown';
import styles from './freshness-line.module.css';
import { useTranslator } from './reader-context';
import { T } from './translation';

interface FreshnessLineProps {
  readonly observedAt: Instant | null;
  readonly freshness: Freshness | null;
}

/** How old the shown figures are. The dot is full while they are current and hollow once they may be wrong. */
export function FreshnessLine({ observedAt, freshness }: FreshnessLineProps) {
  const { t } = useTranslator();
  return (
    <section aria-label={t('common.freshness')} className={classNames(styles.line, freshness && styles[freshness])}>
      <span className={styles.dot} aria-hidden="true" />
      {observedAt === null || freshness === null ? (
        t('common.freshness.none')
      ) : (
        <span>
          <T k={`common.freshness.${freshness}`} values={{ ago: { node: <Ago key="ago" at={observedAt} /> } }} />
        </span>
      )}
    </section>
  );
}
