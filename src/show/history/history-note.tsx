import type { Coverage } from '../../domain/chart/coverage';
import { formatSpan } from '../format/format-span';
import styles from './history-page.module.css';

interface NoteProps {
  readonly used: number;
  readonly label: string;
  readonly coverage: Coverage;
  readonly isLoading: boolean;
  readonly trouble: string | null;
}

/** What the picture is worth: how much was used, and how much of the time anybody was looking. */
export function HistoryNote({ used, label, coverage, isLoading, trouble }: NoteProps) {
  if (trouble) return <p role="alert">{trouble}</p>;
  const seen = Math.round(coverage.seenPercent);
  return (
    <div className={styles.note} aria-busy={isLoading}>
      <p>
        <b>{amountText(used, label)}</b> in the time shown.{' '}
        <span className={styles.quiet}>
          {isLoading
            ? 'Reading further back …'
            : `Seen ${seen} % of it; the longest gap is ${formatSpan(coverage.longestGapMs)}.`}
        </span>
      </p>
      <span className={styles.coverage} aria-hidden="true">
        <i style={{ width: `${seen}%` }} />
      </span>
    </div>
  );
}

/** "69 % of a week", "3.4 × 5-hour": beyond one window a factor reads better than 340 %. */
function amountText(used: number, label: string): string {
  if (used < 200) return `Used ${Math.round(used)} % of one ${label} window`;
  return `Used ${(used / 100).toFixed(1)} whole ${label} windows`;
}
