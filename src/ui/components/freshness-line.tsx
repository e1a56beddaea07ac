import type { Freshness } from '../../domain/accounts/account-view';
import type { Instant } from '../../domain/time/instant';
import { classNames } from './class-names';
import { Ago } from './countdown';
import styles from './freshness-line.module.css';

interface FreshnessLineProps {
  readonly observedAt: Instant | null;
  readonly freshness: Freshness | null;
}

const words: Readonly<Record<Freshness, string>> = {
  live: 'Seen',
  recent: 'Seen',
  aged: 'Last seen',
  superseded: 'Outdated, seen',
};

/** How old what is shown is: a full dot while it holds, a hollow one when it may not. */
export function FreshnessLine({ observedAt, freshness }: FreshnessLineProps) {
  return (
    <section aria-label="Freshness" className={classNames(styles.line, freshness && styles[freshness])}>
      <span className={styles.dot} aria-hidden="true" />
      {observedAt === null || freshness === null ? (
        'Nothing seen yet'
      ) : (
        <span>
          {words[freshness]} <Ago at={observedAt} />
        </span>
      )}
    </section>
  );
}
