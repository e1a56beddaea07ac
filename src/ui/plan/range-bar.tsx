import { classNames } from '../components/class-names';
import styles from './range-bar.module.css';

interface RangeBarProps {
  /** All in percent, 0 to 100. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly className?: string | undefined;
}

/** A range on a bar. The band holds the outcome 8 times in 10; the tick is the median. Its figures are next to it as text. */
export function RangeBar({ low, middle, high, className }: RangeBarProps) {
  return (
    <span className={classNames(styles.bar, className)} aria-hidden="true">
      <i style={{ insetInlineStart: `${low}%`, insetInlineEnd: `${100 - high}%` }} />
      <u style={{ insetInlineStart: `${middle}%` }} />
    </span>
  );
}
