import { classNames } from '../components/class-names';
import styles from './life-ring.module.css';

interface LifeRingProps {
  /** 0–1; null draws a dashed ring, for a reset without an expiry. */
  readonly share: number | null;
  readonly urgent: boolean;
  readonly size?: number;
}

/** How much of a reset's lifetime is left, as a ring. Decorative: the exact date is next to it. */
export function LifeRing({ share, urgent, size = 34 }: LifeRingProps) {
  const length = 2 * Math.PI * 14;
  return (
    <svg
      className={classNames(styles.ring, urgent && styles.urgent)}
      width={size}
      height={size}
      viewBox="0 0 34 34"
      aria-hidden="true"
    >
      <circle className={share === null ? styles.dashed : styles.track} cx="17" cy="17" r="14" />
      {share === null ? null : (
        <circle
          className={styles.arc}
          cx="17"
          cy="17"
          r="14"
          strokeDasharray={`${(length * share).toFixed(1)} ${length.toFixed(1)}`}
          transform="rotate(-90 17 17)"
        />
      )}
      {urgent ? <path className={styles.exclamation} d="M17 11.5v6.2M17 21.8v.2" /> : null}
    </svg>
  );
}
