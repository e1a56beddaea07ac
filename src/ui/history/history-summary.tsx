import type { Coverage } from '../../domain/history/coverage';
import { formatDay } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { formatDuration } from '../../i18n/format-duration';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import styles from './history-view.module.css';

interface NoteProps {
  readonly used: number;
  readonly label: string;
  readonly coverage: Coverage;
  /** The first reading of all, where the time shown begins before it, and whether it is shown; null elsewhere. */
  readonly since: { readonly at: Instant; readonly isShown: boolean } | null;
  readonly isLoading: boolean;
  readonly trouble: string | null;
}

/** What the picture is worth: how much was used, and how much of the time anybody was looking. */
export function HistorySummary({ used, label, coverage, since, isLoading, trouble }: NoteProps) {
  const [now, place] = [useNow(), useLocaleAndZone()];
  if (trouble) return <p role="alert">{trouble}</p>;
  const seen = Math.round(coverage.seenPercent);
  return (
    <div className={styles.note} aria-busy={isLoading}>
      <p>
        <b>{amountText(used, label)}</b> in the time shown.{' '}
        <span className={styles.quiet}>
          {isLoading
            ? 'Reading further back …'
            : seenText(coverage, since && { ...since, day: formatDay(since.at, now, place) })}
        </span>
      </p>
      <span className={styles.coverage} aria-hidden="true">
        <i style={{ width: `${seen}%` }} />
      </span>
    </div>
  );
}

function seenText(
  { seenPercent, longestGapMs }: Coverage,
  since: { readonly day: string; readonly isShown: boolean } | null,
): string {
  const gap = `the longest gap is ${formatDuration(longestGapMs)}.`;
  if (!since) return `Seen ${Math.round(seenPercent)} % of it; ${gap}`;
  if (!since.isShown) return `Its first reading is of ${since.day}: nothing was kept in this time.`;
  return `Since its first reading on ${since.day}: seen ${Math.round(seenPercent)} % of the time; ${gap}`;
}

/** "69 % of a week", "3.4 × 5-hour": beyond one window a factor reads better than 340 %. */
function amountText(used: number, label: string): string {
  if (used < 200) return `Used ${Math.round(used)} % of one ${label} window`;
  return `Used ${(used / 100).toFixed(1)} whole ${label} windows`;
}
