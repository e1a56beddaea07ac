import type { Instant } from '../../domain/time/instant';
import { formatAgo, formatDuration } from '../../i18n/format-duration';
import styles from './countdown.module.css';
import { useNow } from './reader-context';

interface CountdownProps {
  readonly to: Instant;
  /** Shown once the instant has passed. */
  readonly passed?: string;
}

/** "in 4 h 34 min". Only its text node changes, once a minute. */
export function Countdown({ to, passed = 'now' }: CountdownProps) {
  const left = to - useNow();
  return <span className={styles.nowrap}>{left > 0 ? `in ${formatDuration(left)}` : passed}</span>;
}

/** "3 min ago". Only its text node changes, once a minute. */
export function Ago({ at }: { readonly at: Instant }) {
  const past = useNow() - at;
  return (
    <time className={styles.nowrap} dateTime={new Date(at).toISOString()}>
      {formatAgo(past)}
    </time>
  );
}
