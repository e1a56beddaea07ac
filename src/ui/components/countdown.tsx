import type { Instant } from '../../domain/time/instant';
import styles from './countdown.module.css';
import { useNow, useTranslator } from './reader-context';

interface CountdownProps {
  readonly to: Instant;
}

/** "in 4 h 34 min", and "now" once the instant has passed. Only its text node changes, once a minute. */
export function Countdown({ to }: CountdownProps) {
  const { t } = useTranslator();
  const left = to - useNow();
  return <span className={styles.nowrap}>{left > 0 ? t('common.in', { left }) : t('common.now')}</span>;
}

/** "3 min ago". Only its text node changes, once a minute. */
export function Ago({ at }: { readonly at: Instant }) {
  const { formats } = useTranslator();
  const past = useNow() - at;
  return (
    <time className={styles.nowrap} dateTime={new Date(at).toISOString()}>
      {formats.ago(past)}
    </time>
  );
}
