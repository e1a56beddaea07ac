import type { Freshness } from '../../domain/accounts/account-view';
import type { Instant } from '../../domain/time/instant';
import { classNames } from './class-names';
import { Ago } from './countdown';
import styles from './freshness-line.module.css';

interface FreshnessLineProps {
  readonly observedAt: Instant | null;
  readonly freshness: Freshness | null;
}

const prefixes: Readonly<Record<Freshness, string>> = {
  live: 'Seen',
  recent: 'Seen',
  aged: 'Last seen',
  superseded: 'Outdated, seen',
};

/** How old the shown figures are. The dot is full while they are current and hollow once they may be wrong. */
export function FreshnessLine({ observedAt, freshness }: FreshnessLineProps) {
  return (
    <section aria-label="Freshness" className={classNames(styles.line, freshness && styles[freshness])}>
      <span className={styles.dot} aria-hidden="true" />
      {observedAt === null || freshness === null ? (
        'Nothing seen yet'
      ) : (
        <span>
          {prefixes[freshness]} <Ago at={observedAt} />
        </span>
      )}
    </section>
  );
}
