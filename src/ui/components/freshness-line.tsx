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
  /** Opens the official usage page, where fresher figures come from. */
  readonly openUsagePage: () => void;
}

/**
 * How old the shown figures are. The dot is full while they are current and hollow once they may be wrong. The whole line leads to
 * the usage page.
 */
export function FreshnessLine({ observedAt, freshness, openUsagePage }: FreshnessLineProps) {
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
      <LeavesSign />
      <button
        type="button"
        className={styles.open}
        aria-label={t('common.usagePage')}
        title={t('common.usagePage')}
        onClick={openUsagePage}
      />
    </section>
  );
}

/** "↗". Inline SVG: the popup must not load an icon library. */
function LeavesSign() {
  return (
    <svg
      className={styles.leaves}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M3 9l6-6M4.2 3H9v4.8" />
    </svg>
  );
}
